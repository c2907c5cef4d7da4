import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'

import { PlatformUsageDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useNow } from '#lib/time.ts'
import { fetched } from '#ui/loaded.tsx'

import { monthOf } from './search.ts'
import { UsageView } from './usage.view.tsx'

/** What tenants used. */
export function UsagePage() {
  const now = useNow(60_000)
  const search = useSearch({ from: '/inside/platform/usage' })
  const navigate = useNavigate({ from: '/platform/usage' })
  const month = search.month ?? monthOf(now)
  const query = useQuery({
    queryKey: ['platform', 'usage', month],
    queryFn: async ({ signal }) => (await ask(PlatformUsageDocument, { month }, signal)).platformUsage,
    placeholderData: keepPreviousData,
  })

  return <UsageView usage={fetched(query)} month={month} now={now} onMonth={(next) => void navigate({ search: { month: next } })} />
}
