import type { Language } from '#lib/language.ts'

import { detailWords } from './detail.words.ts'

/** The name of a check in words; one that is not known here goes by its machine word. */
export function checkName(check: string, language: Language): string {
  const names: Readonly<Record<string, string>> = detailWords[language].checks

  return names[check] ?? check
}
