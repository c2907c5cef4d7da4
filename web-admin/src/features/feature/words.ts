import { words, type Language } from '#lib/language.ts'

/** The words of what a contract covers. */
export const featureWords = words(
  {
    title: 'Features',
    text: 'What your contract covers, and how much of it has been used this month.',
    states: { ON: 'On', TRIAL: 'Trial', OFF: 'Not included', asked: 'Asked for' },
    trialEnds: (day: string) => `until ${day}`,
    used: (used: string, quota: string) => `${used} of ${quota}`,
    unbounded: (used: string) => `${used} used, no bound`,
    resets: (day: string) => `The count begins anew on ${day}.`,
    hard: 'Beyond that, use is refused.',
    soft: 'Beyond that, use goes on and is charged as your contract says.',
    reached: 'The quota is used up.',
    ask: 'Ask for it',
    askedOn: (day: string) => `Asked for on ${day}. We will get back to you by e-mail.`,
    request: {
      title: (name: string) => `Ask for ${name}`,
      text: 'We look at every request ourselves and answer by e-mail. Nothing is charged by asking.',
      note: 'What do you want it for?',
      noteHint: 'Optional: volume, use case, when you want to begin.',
      act: 'Send the request',
      busy: 'Sending…',
      done: (name: string) => `Your request for ${name} is on its way.`,
    },
  },
  {
    title: '機能',
    text: 'ご契約に含まれる機能と、今月の利用量です。',
    states: { ON: '利用可', TRIAL: '試用中', OFF: '契約外', asked: '申請中' },
    trialEnds: (day: string) => `${day}まで`,
    used: (used: string, quota: string) => `${used} / ${quota}`,
    unbounded: (used: string) => `${used}回利用、上限なし`,
    resets: (day: string) => `${day}に集計がリセットされます。`,
    hard: '上限を超えると利用できません。',
    soft: '上限を超えても利用でき、契約に応じて課金されます。',
    reached: '上限に達しました。',
    ask: '利用を申請',
    askedOn: (day: string) => `${day}に申請済みです。メールでご連絡します。`,
    request: {
      title: (name: string) => `${name}の利用を申請`,
      text: '担当者が確認し、メールでお返事します。申請だけで料金は発生しません。',
      note: '用途',
      noteHint: '任意：件数、用途、開始時期など。',
      act: '申請を送信',
      busy: '送信しています…',
      done: (name: string) => `${name}の利用を申請しました。`,
    },
  },
)

const names = words<Record<string, { name: string; what: string }>>(
  {
    'liveness.passive': { name: 'Passive liveness', what: 'Tells a live face from a print, screen or mask, from the photographs alone.' },
    'liveness.active': { name: 'Active liveness', what: 'Asks the person for motions and looks whether they are made.' },
    match: { name: 'Face match', what: 'Compares the selfie with a portrait.' },
    document: { name: 'Document', what: 'Reads and checks photographs of a document.' },
    chip: { name: 'Chip', what: 'Reads the chip of a document and checks its signature.' },
    jpki: { name: 'JPKI', what: 'Takes a signature of the Japanese public key infrastructure.' },
    age: { name: 'Age', what: 'Estimates the age.' },
    duplicate: { name: 'Duplicate search', what: 'Looks for the same face among your verifications.' },
    'capture.unbound': { name: 'Unbound capture', what: 'Lets your own server upload evidence, which is then marked as not bound to a page.' },
  },
  {
    'liveness.passive': { name: 'パッシブライブネス', what: '撮影画像だけで、実在の顔と印刷物・画面・マスクを見分けます。' },
    'liveness.active': { name: 'アクティブライブネス', what: '本人に動作を求め、正しく行われたかを確認します。' },
    match: { name: '顔照合', what: '自撮りと顔写真を比較します。' },
    document: { name: '本人確認書類', what: '書類の写真を読み取り、確認します。' },
    chip: { name: 'ICチップ', what: '書類のICチップを読み取り、署名を検証します。' },
    jpki: { name: '公的個人認証', what: 'マイナンバーカードの電子署名を受け取ります。' },
    age: { name: '年齢推定', what: '年齢を推定します。' },
    duplicate: { name: '重複検索', what: 'お客様の本人確認の中から同じ顔を探します。' },
    'capture.unbound': { name: '非連結アップロード', what: 'お客様のサーバーから証拠画像を送信できます。撮影ページに連結されていないことが記録されます。' },
  },
)

/** A feature in words; one that is newer than the console is called by the server's name. */
export function featureText(feature: { key: string; name: string }, language: Language): { name: string; what: string } {
  return names[language][feature.key] ?? { name: feature.name, what: '' }
}
