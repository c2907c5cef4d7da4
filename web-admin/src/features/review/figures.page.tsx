import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { ReviewAgreementDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useNow } from '#lib/time.ts'
import { fetched } from '#ui/loaded.tsx'

import { FiguresView } from './figures.view.tsx'

const route = getRouteApi('/inside/review/figures')

const minute = 60_000
const day = 24 * 60 * minute

/** The figures of review, over the time that the address says. */
export function FiguresPage() {
  const { days = '90' } = route.useSearch()
  const navigate = route.useNavigate()
  // To the minute, so that the question stays the same while the page stands.
  const to = Math.ceil(useNow(minute) / minute) * minute
  const query = useQuery({
    queryKey: ['review', 'figures', days, to],
    queryFn: async ({ signal }) =>
      (await ask(ReviewAgreementDocument, { from: new Date(to - Number(days) * day).toISOString(), to: new Date(to).toISOString() }, signal)).reviewAgreement,
    placeholderData: keepPreviousData,
  })

  return <FiguresView figures={fetched(query)} days={days} turning={query.isPlaceholderData} onDays={(next) => void navigate({ search: { days: next }, replace: true })} />
}
