import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'

import { UsedRowsDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { fetched } from '#ui/loaded.tsx'

import { RowsView } from './rows.view.tsx'
import { turned, type UseSearch } from './search.ts'
import type { Span } from './span.ts'

const size = 25

interface Props {
  search: UseSearch
  span: Span
  kept: { flow: string | null; openedBy: string | null; environment: 'LIVE' | 'TEST' }
  meter: string
  zone: string
}

/** Fetches the uses behind the sums of one meter, page by page. */
export function RowsPage({ search, span, kept, meter, zone }: Props) {
  const navigate = useNavigate({ from: '/usage' })
  const { day } = search
  const time = day ? { month: null, from: day, to: day } : span
  const variables = { first: size, after: search.after ?? null, ...time, ...kept, meter }
  const query = useQuery({
    queryKey: ['usage', 'rows', variables],
    queryFn: async ({ signal }) => {
      const { edges, pageInfo } = (await ask(UsedRowsDocument, variables, signal)).usageRows

      return { rows: edges.map(({ node }) => node), next: pageInfo.hasNextPage ? pageInfo.endCursor : null }
    },
    placeholderData: keepPreviousData,
  })

  return (
    <RowsView
      page={fetched(query)}
      search={search}
      meter={meter}
      zone={zone}
      onSearch={(change) => void navigate({ search: turned(search, change), resetScroll: false })}
    />
  )
}
