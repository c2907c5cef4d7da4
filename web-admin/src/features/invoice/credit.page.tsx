import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { BillingCreditsDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { fetched } from '#ui/loaded.tsx'

import { CreditView } from './credit.view.tsx'

const size = 12

/** What was paid in advance, and what became of it. */
export function CreditPage({ now }: { now: number }) {
  const [after, setAfter] = useState<string>()
  const query = useQuery({
    queryKey: ['billing', 'credits', after],
    queryFn: async ({ signal }) => {
      const { edges, pageInfo, left } = (await ask(BillingCreditsDocument, { first: size, after: after ?? null }, signal)).credits

      return { rows: edges.map(({ node }) => node), next: pageInfo.hasNextPage ? pageInfo.endCursor : null, left }
    },
    placeholderData: keepPreviousData,
  })

  return <CreditView credits={fetched(query)} after={after} now={now} onTurn={setAfter} />
}
