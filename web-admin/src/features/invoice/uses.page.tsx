import { useInfiniteQuery } from '@tanstack/react-query'

import { InvoiceLineUsageDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { fetched } from '#ui/loaded.tsx'

import type { Line } from './line.ts'
import { UsesView } from './uses.view.tsx'

/** Fetches what stands behind one line of an invoice, page by page. */
export function UsesPage(props: { invoice: string; id: string; line: Line; zone: string }) {
  const { invoice, id } = props
  const query = useInfiniteQuery({
    queryKey: ['billing', 'uses', invoice, id],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => {
      const { invoice: found } = await ask(InvoiceLineUsageDocument, { id: invoice, line: id, after: pageParam }, signal)

      return found?.line?.usage ?? null
    },
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
