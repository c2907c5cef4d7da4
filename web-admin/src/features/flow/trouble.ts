import { useWords } from '#lib/language.ts'
import { useTrouble, type Trouble } from '#ui/problem.ts'

import { flowWords } from './words.ts'

/** What went wrong with an act on a flow. */
export function useFlowTrouble(attempt: Parameters<typeof useTrouble>[0], fields?: readonly string[]): Trouble {
  const word = useWords(flowWords)
  const found = useTrouble(attempt, fields, word.conflicts)

  const { refused } = attempt
  if (refused?.__typename === 'FlowRefused') return { ...found, of: word.refused }
  // What is wrong with a text is said below it, in the reader's language.
  if (refused?.field !== 'input.yaml') return found

  return fields?.includes('yaml') ? { of: undefined, at: (name) => (name === 'yaml' ? word.unread : found.at(name)) } : { ...found, of: word.unread }
}
