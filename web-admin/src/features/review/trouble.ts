import type { ReviewObstacle } from '#gen/graphql.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { clock } from '#lib/time.ts'
import { useTrouble, type Trouble } from '#ui/problem.ts'

import { reviewWords } from './words.ts'

type Attempt = Parameters<typeof useTrouble>[0]

// What the members of the payload unions that are about review carry beside their message.
interface Carried {
  __typename: string
  by?: { email: string | null }
  until?: string
  obstacle?: ReviewObstacle
  code?: string | null
}

/** What went wrong with an act on a case: who was faster, what stands in the way, or what was lost. */
export function useReviewTrouble(attempt: Attempt, fields?: readonly string[], codes: Partial<Record<string, string>> = {}): Trouble {
  const word = useWords(reviewWords)
  const language = useLanguage()
  const found = useTrouble(attempt, fields)
  const refused = attempt.refused as Carried | undefined
  if (!refused) return found
  if (refused.by && refused.until) return { ...found, of: word.claimed(refused.by.email ?? word.gone, clock(refused.until, language).slice(0, 5)) }
  if (refused.obstacle) return { ...found, of: word.obstacles[refused.obstacle] }
  if (refused.code && codes[refused.code]) return { ...found, of: codes[refused.code] }
  const known: Partial<Record<string, string>> = word.problem

  return found.of ? { ...found, of: known[refused.__typename] ?? found.of } : found
}
