import { Failure } from '#lib/failure.ts'
import { useWords } from '#lib/language.ts'

import { uiWords } from './words.ts'

interface Attempt {
  error: unknown
  refused: { __typename: string; message: string; field?: string; code?: string | null } | undefined
}

/** What went wrong with an act, in the reader's language: `of` for the whole form, `at` for one field of it. */
export interface Trouble {
  of: string | undefined
  at: (field: string) => string | undefined
}

/**
 * Puts the refusal or failure of an act into words. A refusal that names one of `fields` belongs there and not to the whole.
 * `codes` are the words for what stands in the way, where a word for every conflict says too little.
 */
export function useTrouble(attempt: Attempt, fields: readonly string[] = [], codes: Partial<Record<string, string>> = {}): Trouble {
  const word = useWords(uiWords)
  const { error, refused } = attempt
  const known: Partial<Record<string, string>> = word.problem
  const said = refused && (codes[refused.code ?? ''] ?? known[refused.__typename] ?? refused.message)
  const field = refused?.field?.replace(/^input\./, '')
  const placed = fields.find((name) => field === name || field?.startsWith(`${name}.`))
  const kind = error instanceof Failure && error.kind in word.failure ? (error.kind as keyof typeof word.failure) : 'internal'

  return {
    of: error ? word.failure[kind].title : placed ? undefined : said,
    at: (name) => (name === placed ? said : undefined),
  }
}
