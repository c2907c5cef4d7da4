import { useQuery } from '@tanstack/react-query'

import { ReviewersDocument, type ReviewersQuery } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useCan } from '#lib/viewer.tsx'

import type { Person } from './review.ts'

type Member = ReviewersQuery['members']['edges'][number]['node']

// Of the built-in roles these do not review; of a tenant's own the server says it.
const others: readonly string[] = ['developer', 'finance', 'auditor']

/** The members to whom a case can be left, and whoever has it now, by address. */
export function reviewersOf(members: readonly Member[], now: Person | null): readonly Person[] {
  const people = members.filter(({ state, role }) => state === 'ACTIVE' && !others.includes(role)).map(({ person, email }) => ({ id: person, staff: false, email }))
  const missing = now && !people.some(({ id }) => id === now.id) ? [now] : []

  return [...people, ...missing].sort((a, b) => (a.email ?? '').localeCompare(b.email ?? ''))
}

/** To whom a case can be left; asked for when it is `wanted`. */
export function useReviewers(now: Person | null, wanted: boolean): readonly Person[] {
  const known = useCan('member:read')
  const { data } = useQuery({
    queryKey: ['reviewers'],
    queryFn: async ({ signal }) => (await ask(ReviewersDocument, {}, signal)).members.edges.map(({ node }) => node),
    enabled: wanted && known,
  })

  return reviewersOf(data ?? [], now)
}
