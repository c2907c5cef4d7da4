import { useQuery } from '@tanstack/react-query'

import { WaitingReviewsDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import type { Viewer } from '#lib/viewer.tsx'

// More than so many say the same: there is work.
const most = 50

/** How many cases are free to be taken by the viewer, for example `3` or `50+`; undefined for none. */
export function useWaiting({ permissions }: Viewer): string | undefined {
  const senior = permissions.includes('review:senior')
  const { data } = useQuery({
    queryKey: ['review', 'waiting', senior],
    queryFn: async ({ signal }) => (await ask(WaitingReviewsDocument, { first: most, filter: { free: true, ...(!senior && { level: 'NORMAL' }) } }, signal)).reviewCases,
    enabled: permissions.includes('verification:review'),
    refetchInterval: 30_000,
  })
  if (!data || data.edges.length === 0) return undefined

  return `${String(data.edges.length)}${data.pageInfo.hasNextPage ? '+' : ''}`
}
