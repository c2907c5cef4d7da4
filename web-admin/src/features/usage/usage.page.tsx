import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'

import { UsageHeartbeatDocument, UsedDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { Failure } from '#lib/failure.ts'
import { writeQuery } from '#lib/query.ts'
import { useNow } from '#lib/time.ts'
import { Can, useViewer } from '#lib/viewer.tsx'
import { fetched } from '#ui/loaded.tsx'
import { FailureNotice } from '#ui/notice.tsx'

import { RowsPage } from './rows.page.tsx'
import { without, type UseSearch } from './search.ts'
import { spanOf } from './span.ts'
import { UsageView } from './usage.view.tsx'

const closed = new Failure('forbidden')

/** What of the usage an address keeps, as the API takes it. */
function keptOf(search: UseSearch, test: boolean) {
  const part = (value: string | undefined) => (value === undefined ? null : value === without ? '' : value)

  return { flow: part(search.flow), openedBy: part(search.key), environment: test ? ('TEST' as const) : ('LIVE' as const) }
}

function Usage() {
  const search = useSearch({ from: '/inside/usage' })
  const navigate = useNavigate({ from: '/usage' })
  const now = useNow(60_000)
  const test = useViewer().tenant?.test ?? false
  const span = spanOf(search, now)
  const kept = keptOf(search, test)
  const variables = { ...span, ...kept }
  const usage = useQuery({
    queryKey: ['usage', variables],
    queryFn: async ({ signal }) => (await ask(UsedDocument, variables, signal)).usage,
    placeholderData: keepPreviousData,
  })
  const heartbeat = useQuery({ queryKey: ['usage', 'heartbeat'], queryFn: async ({ signal }) => (await ask(UsageHeartbeatDocument, {}, signal)).usageHeartbeat })
  const file = new URLSearchParams(writeQuery({ ...span, ...(test && { environment: 'TEST' }) }))
  // An empty one is asked for as such, which is why it is not left to writeQuery.
  if (kept.flow !== null) file.set('flow', kept.flow)
  if (kept.openedBy !== null) file.set('openedBy', kept.openedBy)

  return (
    <UsageView
      usage={fetched(usage)}
      turning={usage.isPlaceholderData}
      heartbeat={fetched(heartbeat)}
      search={search}
      span={span}
      now={now}
      file={`/export/usage?${file.toString()}`}
      rows={(meter, zone) => <RowsPage search={search} span={span} kept={kept} meter={meter} zone={zone} />}
      onSearch={(next) => void navigate({ search: next, resetScroll: false })}
    />
  )
}

/** What the tenant used. */
export function UsagePage() {
  return (
    <Can do="usage:read" otherwise={<FailureNotice page error={closed} />}>
      <Usage />
    </Can>
  )
}
