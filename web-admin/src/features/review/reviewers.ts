import { useQuery } from '@tanstack/react-query'

import { ReviewQueueDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'

import type { Case, Person, Row } from './review.ts'

/** Everybody who is named in cases, once each, by address. */
export function named(rows: readonly Pick<Row, 'holder' | 'assignee'>[], of: Pick<Case, 'holder' | 'assignee' | 'reviews'>): readonly Person[] {
  const all = [of, ...rows].flatMap(({ holder, assignee }) => [holder, assignee]).concat(of.reviews.map(({ reviewer }) => reviewer))
  const known = new Map(all.flatMap((person) => (person?.email ? [[person.id, person] as const] : [])))

  return [...known.values()].sort((a, b) => (a.email ?? '').localeCompare(b.email ?? ''))
}

/** To whom a case can be left. */
export function useReviewers(of: Case, wanted: boolean): readonly Person[] {
  const { data } = useQuery({
    queryKey: ['review', 'reviewers'],
    queryFn: async ({ signal }) => (await ask(ReviewQueueDocument, { first: 100, after: null, filter: { states: ['OPEN', 'SECOND', 'ESCALATED', 'DECIDED'] } }, signal)).reviewCases.edges.map(({ node }) => node),
    enabled: wanted,
  })

  return named(data ?? [], of)
}
