import { useInfiniteQuery } from '@tanstack/react-query'

import { DeskLineUsageDocument, InvoiceLineUsageDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { fetched } from '#ui/loaded.tsx'

import type { Line } from './line.ts'
import { UsesView } from './uses.view.tsx'

/** One page of what stands behind a line: of the reader's tenant, or of another one for an operator. */
async function fetchUses({ tenant, ...line }: { tenant: string | undefined; id: string; line: string; after: string | null }, signal: AbortSignal) {
  if (tenant === undefined) return (await ask(InvoiceLineUsageDocument, line, signal)).invoice?.line?.usage ?? null

  return (await ask(DeskLineUsageDocument, { tenant, ...line }, signal)).platformInvoice?.line?.usage ?? null
}

/** Fetches what stands behind one line of an invoice, page by page. `tenant` is whose it is, for an operator. */
export function UsesPage(props: { invoice: string; id: string; line: Line; zone: string; tenant?: string }) {
  const { invoice, id, tenant } = props
  const query = useInfiniteQuery({
    queryKey: ['billing', 'uses', invoice, id],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => fetchUses({ tenant, id: invoice, line: id, after: pageParam }, signal),
    getNextPageParam: (page) => (page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null),
  })
  const pages = query.data?.pages
  const uses = pages && { rows: pages.flatMap((page) => page?.edges ?? []), whole: pages.every((page) => page?.whole ?? true) }

  return (
    <UsesView
      line={props.line}
      zone={props.zone}
      uses={fetched({ ...query, data: uses })}
      onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
    />
  )
}
