import { useWords } from '#lib/language.ts'
import { useTrouble, type Trouble } from '#ui/problem.ts'

import { policyWords } from './words.ts'

/** What went wrong with an act on a policy. */
export function usePolicyTrouble(attempt: Parameters<typeof useTrouble>[0], fields?: readonly string[]): Trouble {
  const word = useWords(policyWords)
  const found = useTrouble(attempt, fields, word.conflicts)

  return attempt.refused?.__typename === 'PolicyRefused' ? { ...found, of: word.refused } : found
}
