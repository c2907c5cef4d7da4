import type { PaymentDifferenceKind } from '#gen/graphql.ts'
import { words } from '#lib/language.ts'

type Kinds = Readonly<Record<PaymentDifferenceKind, { name: string; todo: string }>>

const english: Kinds = {
  CUSTOMER_MISSING: { name: 'Stripe does not know the customer', todo: 'Somebody deleted it. Nothing is collected from this tenant until a person has looked at both sides.' },
  CUSTOMER_TWICE: { name: 'Stripe has several customers for the tenant', todo: 'Delete those without a card and without invoices at Stripe.' },
  CUSTOMER_BALANCE: { name: 'Stripe keeps a balance for the tenant', todo: 'It would be set off against the next invoice. Set it to 0 at Stripe, and grant credit here instead.' },
  CARD_DIFFERS: { name: 'Another card is charged', todo: 'The repair reads which one.' },
  EVENT_MISSED: { name: 'An event was not heard', todo: 'The repair hears it. If there are many, see whether the webhook endpoint at Stripe is enabled.' },
  USAGE_UNSENT: { name: 'Usage waits', todo: 'The repair sends it. If it comes back, see the log of the workers.' },
  USAGE_DOUBTFUL: { name: 'Usage was perhaps sent', todo: 'Where the sums of the day tell, the repair decides. Otherwise look at the events of this day at Stripe.' },
  USAGE_REFUSED: { name: 'Stripe refused usage', todo: 'Put right what Stripe says, for example switch its meter on again. The repair sends it then.' },
  USAGE_SUM: { name: 'Another sum was counted', todo: 'Somebody else sent or cancelled events of this meter at Stripe. Our invoice is by our own rows.' },
  INVOICE_MISSING: { name: 'Stripe has not the invoice', todo: 'The repair makes it, unless somebody deleted it there: then have it paid by transfer.' },
  INVOICE_UNKNOWN: { name: 'Stripe has an invoice that is not ours', todo: 'Void it at Stripe, if it was made by mistake.' },
  INVOICE_TWICE: { name: 'Stripe has an invoice of ours twice', todo: 'Void the one at Stripe that is not paid.' },
  INVOICE_AMOUNT: { name: 'The invoice is over another amount', todo: 'Void it at Stripe, and have it paid by transfer.' },
  INVOICE_STATE: {
    name: 'Paid or ended on one side alone',
    todo: 'Where the repair cannot: money that went back is owed again here. Have it paid by transfer, or write a credit note. What was paid though nobody owes it is refunded at Stripe.',
  },
  INVOICE_LEFT: { name: 'Another amount is left to be paid', todo: 'The repair tells Stripe what was paid or taken back here. What was taken back at Stripe alone needs a credit note here.' },
  INVOICE_RETURNED: { name: 'Other money went back', todo: 'The repair notes refunds and what banks took. What cannot be noted was more than came in for this invoice.' },
  INVOICE_CREDITED: { name: 'A credit note at Stripe alone', todo: 'Write a credit note over the same amount here.' },
  PRICE_MISSING: { name: 'A price is not shown', todo: 'The repair shows it.' },
  PRICE_DIFFERS: { name: 'Another price is shown', todo: 'The repair archives it and shows the right one. Nothing is charged by it.' },
  PRICE_UNKNOWN: { name: 'A price that no contract has', todo: 'Archive it at Stripe.' },
  PRICE_CHARGES: { name: 'A subscription charges beside our invoice', todo: 'Take the price off the subscription at Stripe before its period ends.' },
}

const japanese: Kinds = {
  CUSTOMER_MISSING: { name: 'Stripeに顧客がありません', todo: 'Stripe側で削除されています。両方を確認するまで、このテナントからは回収されません。' },
  CUSTOMER_TWICE: { name: 'Stripeに顧客が複数あります', todo: 'カードも請求書もない顧客をStripeで削除してください。' },
  CUSTOMER_BALANCE: { name: 'Stripeに顧客残高があります', todo: '次の請求書と相殺されます。Stripeで残高を0にし、こちらで前払クレジットを付与してください。' },
  CARD_DIFFERS: { name: '請求先カードが異なります', todo: '修復すると、現在のカードを読み直します。' },
  EVENT_MISSED: { name: '届いていないイベントがあります', todo: '修復すると取り込みます。多数ある場合は、StripeのWebhookエンドポイントが有効かご確認ください。' },
  USAGE_UNSENT: { name: '未送信の利用があります', todo: '修復すると送信します。繰り返す場合は、ワーカーのログをご確認ください。' },
  USAGE_DOUBTFUL: { name: '送信済みか不明な利用があります', todo: 'その日の合計から判断できる場合は修復します。できない場合は、Stripeで当日のイベントをご確認ください。' },
  USAGE_REFUSED: { name: 'Stripeが利用を拒否しました', todo: 'メーターの再開など、Stripeが示す原因を解消してください。その後、修復すると送信します。' },
  USAGE_SUM: { name: '利用の合計が異なります', todo: 'Stripe側でこのメーターのイベントが追加または取り消されています。請求書はこちらの記録に基づきます。' },
  INVOICE_MISSING: { name: 'Stripeに請求書がありません', todo: '修復すると作成します。Stripe側で削除された場合は、振込でお支払いいただいてください。' },
  INVOICE_UNKNOWN: { name: 'Stripeに不明な請求書があります', todo: '誤って作成されたものなら、Stripeで無効にしてください。' },
  INVOICE_TWICE: { name: 'Stripeに同じ請求書が複数あります', todo: '未払いのものをStripeで無効にしてください。' },
  INVOICE_AMOUNT: { name: '請求書の金額が異なります', todo: 'Stripeの請求書を無効にし、振込でお支払いいただいてください。' },
  INVOICE_STATE: {
    name: '支払状況が一致しません',
    todo: '修復できない場合：返金された金額は、こちらでは再び未払いです。振込でお支払いいただくか、返金・減額を記録してください。請求のない入金は、Stripeで返金してください。',
  },
  INVOICE_LEFT: { name: '未払額が異なります', todo: '修復すると、こちらの入金・減額をStripeに反映します。Stripe側だけの減額は、こちらでも返金・減額を記録してください。' },
  INVOICE_RETURNED: { name: '返金額が異なります', todo: '修復すると、返金とチャージバックを記録します。記録できない場合は、この請求書への入金額を超えています。' },
  INVOICE_CREDITED: { name: 'Stripeだけにクレジットノートがあります', todo: 'こちらで同額の返金・減額を記録してください。' },
  PRICE_MISSING: { name: '価格が表示されていません', todo: '修復すると表示します。' },
  PRICE_DIFFERS: { name: '異なる価格が表示されています', todo: '修復すると、アーカイブして正しい価格を表示します。この価格での請求はありません。' },
  PRICE_UNKNOWN: { name: '契約にない価格があります', todo: 'Stripeでアーカイブしてください。' },
  PRICE_CHARGES: { name: 'サブスクリプションが別途請求します', todo: '期間が終わる前に、Stripeでその価格をサブスクリプションから外してください。' },
}

/** What either side says of itself, for example the state of an invoice. */
const asIs: Readonly<Record<string, string>> = { written_off: 'written off' }

/** The words for what our ledger and Stripe's do not say alike. */
export const differenceWords = words(
  {
    title: 'Stripe',
    text: 'Compares our ledger with Stripe’s: prices, usage, invoices, money that went back, and cards. Looking changes nothing.',
    compare: 'Compare again',
    busy: 'Comparing…',
    columns: { kind: 'Difference', tenant: 'Tenant', what: 'Of', ours: 'Here', theirs: 'At Stripe', safe: 'Repair' },
    safe: 'Safe',
    person: 'A person looks',
    nobody: '–',
    sum: (all: number, safe: number) => `${all === 1 ? 'One difference' : `${String(all)} differences`}, ${safe === 0 ? 'none' : String(safe)} of which can be put right safely.`,
    repair: 'Puts right what is safe',
    copy: 'Copy the command',
    none: { title: 'Both ledgers agree', text: 'Prices, usage, invoices, returned money and cards are the same on both sides.' },
    away: { title: 'Stripe does not answer', text: 'Nothing can be compared just now, and nothing is lost. Try again in a while; if it goes on, see whether Stripe takes the key.' },
    said: asIs,
    off: { title: 'Nobody collects by Stripe', text: 'This installation has no key of Stripe’s. Invoices are paid by transfer.' },
    kinds: english,
  },
  {
    title: 'Stripe',
    text: 'こちらの台帳とStripeを照合します（価格・利用・請求書・返金・カード）。照合しても何も変更されません。',
    compare: '再照合',
    busy: '照合しています…',
    columns: { kind: '差異', tenant: 'テナント', what: '対象', ours: 'こちら', theirs: 'Stripe', safe: '修復' },
    safe: '修復可能',
    person: '要確認',
    nobody: '–',
    sum: (all: number, safe: number) => `差異は${String(all)}件です。うち${String(safe)}件は安全に修復できます。`,
    repair: '安全な差異を修復するコマンド',
    copy: 'コマンドをコピー',
    none: { title: '差異はありません', text: '価格・利用・請求書・返金・カードは両方で一致しています。' },
    away: { title: 'Stripeが応答しません', text: '現在は照合できませんが、データは失われません。しばらくしてからお試しください。続く場合は、キーが有効かご確認ください。' },
    said: {
      owed: '未払い',
      paid: '支払済み',
      void: '無効',
      written_off: '貸倒処理',
      draft: '下書き',
      open: '未払い',
      uncollectible: '回収不能',
      active: '表示中',
      archived: 'アーカイブ済み',
    },
    off: { title: 'Stripeは利用していません', text: 'この環境にはStripeのキーが設定されていません。請求書は振込でお支払いいただきます。' },
    kinds: japanese,
  },
)
