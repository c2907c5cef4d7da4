import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'

import { PlatformHeartbeatDocument, PlatformUnbilledDocument, PlatformUsageDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useNow } from '#lib/time.ts'
import { useCan } from '#lib/viewer.tsx'
import { fetched } from '#ui/loaded.tsx'

import { monthOf } from './search.ts'
import { RevenueView } from './revenue.view.tsx'
import { TroubledView } from './troubled.view.tsx'
import { UnbilledView } from './unbilled.view.tsx'
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

  const finance = useCan('billing:read')
  const unbilled = useQuery({
    queryKey: ['platform', 'unbilled', month],
    queryFn: async ({ signal }) => (await ask(PlatformUnbilledDocument, { month }, signal)).platformRevenue,
    placeholderData: keepPreviousData,
    enabled: finance,
  })
  const troubled = useQuery({ queryKey: ['platform', 'heartbeat'], queryFn: async ({ signal }) => (await ask(PlatformHeartbeatDocument, {}, signal)).platformHeartbeat })

  return (
    <UsageView usage={fetched(query)} month={month} now={now} onMonth={(next) => void navigate({ search: { month: next } })}>
      {finance && <RevenueView revenue={fetched(unbilled)} />}
      {finance && <UnbilledView unbilled={fetched(unbilled)} now={now} />}
      <TroubledView troubled={fetched(troubled)} now={now} />
    </UsageView>
  )
}
