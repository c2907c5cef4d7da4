import { useWords } from '#lib/language.ts'
import { useTrouble, type Trouble } from '#ui/problem.ts'

import { ssoWords } from './words.ts'

/** What went wrong with an act on this page: the outside world has more ways to stand in the way than a word for all of them says. */
export function useSsoTrouble(attempt: Parameters<typeof useTrouble>[0], fields?: readonly string[]): Trouble {
  return useTrouble(attempt, fields, useWords(ssoWords).conflicts)
}
