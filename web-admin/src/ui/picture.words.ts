import { words } from '#lib/language.ts'

/** The words of photographs. */
export const pictureWords = words(
  {
    steps: { SELFIE: 'Selfie', REFERENCE: 'Reference portrait', DOCUMENT: 'Document', MOTION: 'Motions', QUESTIONS: 'Questions', APPEAL: 'With the appeal' },
    frame: (number: number) => `Frame ${String(number)}`,
    enlarge: (what: string) => `Enlarge: ${what}`,
    failed: 'The photograph cannot be shown',
    size: 'Size',
    type: 'Type',
    received: 'Received',
  },
  {
    steps: { SELFIE: '自撮り', REFERENCE: '照合用の顔写真', DOCUMENT: '本人確認書類', MOTION: '顔の動き', QUESTIONS: '質問', APPEAL: '異議とともに届いた画像' },
    frame: (number: number) => `${String(number)}枚目`,
    enlarge: (what: string) => `拡大: ${what}`,
    failed: '写真を表示できません',
    size: 'サイズ',
    type: '形式',
    received: '受信',
  },
)
