import { useMutation, useQueryClient } from '@tanstack/react-query'

import { ClaimReviewDocument, MyReviewsDocument, ReviewQueueDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'

import type { Row } from './review.ts'

// So many cases are looked at for one that can be taken; whoever loses a race for all of them asks again.
const reach = 10

/** The cases to try in turn: one's own first, then those that are free, and none that the viewer may not decide or is just leaving. */
export function candidates(mine: readonly Row[], free: readonly Row[], but: string | undefined): readonly string[] {
  return [...mine, ...free].filter(({ id, obstacle }) => obstacle === null && id !== but).map(({ id }) => id)
}

async function takeNext(but: string | undefined): Promise<string | null> {
  const [mine, free] = await Promise.all([
    ask(MyReviewsDocument, { first: reach, after: null }),
    ask(ReviewQueueDocument, { first: reach, after: null, filter: { free: true } }),
  ])
  const rows = ({ edges }: { edges: readonly { node: Row }[] }) => edges.map(({ node }) => node)
  for (const id of candidates(rows(mine.myReviewCases), rows(free.reviewCases), but)) {
    // In turn: each is taken only when the one before was somebody else's already.
    const { claimReview } = await ask(ClaimReviewDocument, { input: { id } })
    if (claimReview.__typename === 'ClaimReviewPayload') return id
  }

  return null
}

/** Takes the next case that the viewer can decide; `onTaken` hears which, and null when there is none. */
export function useNext(onTaken: (id: string | null) => void): { busy: boolean; error: unknown; run: (but?: string) => void } {
  const client = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: takeNext,
    onSuccess: async (id) => {
      await client.invalidateQueries({ queryKey: ['review', 'stand'] })
      onTaken(id)
    },
  })

  return { busy: isPending, error: error ?? undefined, run: mutate }
}
