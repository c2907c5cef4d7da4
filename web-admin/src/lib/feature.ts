import { words, type Language } from '#lib/language.ts'

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
    review: { name: 'Review by us', what: 'Our staff decides your cases when you ask us to. Each decision is counted.' },
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
    review: { name: '審査の委託', what: 'ご依頼に応じて、当社の担当者が案件を審査します。判断1件ごとに計上されます。' },
  },
)

/** A feature in words; one that is newer than the console is called by the server's name. */
export function featureText(feature: { key: string; name: string }, language: Language): { name: string; what: string } {
  return names[language][feature.key] ?? { name: feature.name, what: '' }
}
