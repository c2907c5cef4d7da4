import type { Language } from '#lib/language.ts'

// The steps of a flow, in the words of people.
const steps: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  consent: { en: 'Consent', ja: '同意' },
  document: { en: 'Document', ja: '本人確認書類' },
  chip: { en: 'Chip', ja: 'ICチップ' },
  jpki: { en: 'JPKI signature', ja: '公的個人認証' },
  selfie: { en: 'Selfie', ja: '顔の撮影' },
  reference: { en: 'Reference portrait', ja: '照合用の顔写真' },
  age: { en: 'Age', ja: '年齢' },
  questions: { en: 'Questions', ja: '質問' },
}

/** A step of a flow in words; one that is newer than the console is shown as it reads. */
export function stepText(kind: string, language: Language): string {
  return steps[kind]?.[language] ?? kind
}
