import { words, type Language } from '#lib/language.ts'

const checks = words<Record<string, string>>(
  { face: 'Face', quality: 'Image quality', passive: 'Passive liveness', active: 'Active liveness', match: 'Face match', injection: 'Traces of injection', duplicate: 'Copies', rule: 'Your rule' },
  { face: '顔検出', quality: '画質', passive: '生体検知（パッシブ）', active: '生体検知（アクティブ）', match: '顔照合', injection: '差し替えの痕跡', duplicate: '画像の重複', rule: '独自ルール' },
)

/** The name of a check in words; one that is not known here goes by its machine word. */
export function checkName(check: string, language: Language): string {
  return checks[language][check] ?? check
}
