import { useQuery } from '@tanstack/react-query'

import { WaitingReviewsDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import type { Viewer } from '#lib/viewer.tsx'

/** How many cases are free to be taken by the viewer; 0 until it is known. */
export function useWaiting({ permissions }: Viewer): number {
  const senior = permissions.includes('review:senior')
  const { data } = useQuery({
    queryKey: ['review', 'waiting', senior],
    queryFn: async ({ signal }) => (await ask(WaitingReviewsDocument, { filter: { free: true, ...(!senior && { level: 'NORMAL' }) } }, signal)).reviewCount,
    enabled: permissions.includes('verification:review'),
    refetchInterval: 30_000,
  })

  return data ?? 0
}
