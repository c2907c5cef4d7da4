import { useWords } from '#lib/language.ts'
import { useTrouble, type Trouble } from '#ui/problem.ts'

import { flowWords } from './words.ts'

/** What went wrong with an act on a flow. */
export function useFlowTrouble(attempt: Parameters<typeof useTrouble>[0], fields?: readonly string[]): Trouble {
  const word = useWords(flowWords)
  const found = useTrouble(attempt, fields, word.conflicts)

  return attempt.refused?.__typename === 'FlowRefused' ? { ...found, of: word.refused } : found
}
