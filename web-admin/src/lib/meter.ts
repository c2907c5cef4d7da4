import { words, type Language } from '#lib/language.ts'

/** What people call the meters, by the names of the API. */
export const meterWords = words(
  {
    verification: 'Verifications',
    'liveness.passive': 'Passive liveness',
    'liveness.active': 'Active liveness',
    match: 'Face match',
    document: 'Document checks',
    chip: 'Chip reads',
    jpki: 'JPKI',
    age: 'Age checks',
    review: 'Reviews by us',
    storage: 'Storage',
  },
  {
    verification: '本人確認',
    'liveness.passive': 'パッシブ生体検知',
    'liveness.active': 'アクティブ生体検知',
    match: '顔照合',
    document: '書類確認',
    chip: 'ICチップ読取',
    jpki: '公的個人認証（JPKI）',
    age: '年齢確認',
    review: '当社による審査',
    storage: '保管',
  },
)

/** The name of a meter in words; one that is not known here goes by its machine word. */
export function meterName(meter: string, language: Language): string {
  const known: Partial<Record<string, string>> = meterWords[language]

  return known[meter] ?? meter
}
