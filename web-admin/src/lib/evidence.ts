import type { Language } from '#lib/language.ts'

// The kinds of evidence that laws ask for, in the words of people.
const kinds: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  face: { en: 'picture of the face', ja: '容貌の画像' },
  'document-image': { en: 'picture of a document', ja: '本人確認書類の画像' },
  'chip-record': { en: 'chip record', ja: 'ICチップ情報' },
  copy: { en: 'copy of a document', ja: '書類の写し' },
  original: { en: 'original document', ja: '書類の原本' },
  mail: { en: 'mail to the address', ja: '転送不要郵便' },
  'restricted-mail': { en: 'mail to the addressee alone', ja: '本人限定郵便' },
  transfer: { en: 'transfer, or confirmation by another institution', ja: '振込、または他の機関による確認' },
  credential: { en: 'credential in a smartphone', ja: 'スマートフォンの電磁的記録' },
  'accredited-signature': { en: 'accredited signature', ja: '認定認証業務の電子署名' },
  'jpki-signature': { en: 'JPKI signature', ja: '公的個人認証の署名' },
  'business-signature': { en: 'signature of a certified business', ja: '特定認証業務の電子署名' },
}

/** The kinds of evidence that the console knows. */
export const kindsOfEvidence: readonly string[] = Object.keys(kinds)

/** A kind of evidence in words; one that is newer than the console is shown as it reads. */
export function evidenceText(kind: string, language: Language): string {
  return kinds[kind]?.[language] ?? kind
}
