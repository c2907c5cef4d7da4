import type { BillingMonthQuery } from '#gen/graphql.ts'
import { useLanguage, useWords, type Language } from '#lib/language.ts'
import { Section } from '#ui/page.tsx'

import { dayName } from '#lib/days.ts'
import { percent, unitPrice } from '#lib/money.ts'
import { readTerms, type Price, type Terms } from './terms.ts'
import { invoiceWords } from './words.ts'
import style from './invoice.module.css'

type Contract = BillingMonthQuery['contracts'][number]

type Word = ReturnType<typeof useWords<(typeof invoiceWords)[Language]>>

/** The version in force on a day, and the next one after it. */
export function inForce(contracts: readonly Contract[], day: string): { now: Contract | undefined; next: Contract | undefined } {
  const after = (a: Contract, b: Contract) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.number - b.number
  const begun = contracts.filter(({ effectiveFrom }) => effectiveFrom <= day).sort(after)
  const coming = contracts.filter(({ effectiveFrom }) => effectiveFrom > day).sort(after)

  return { now: begun.at(-1), next: coming[0] }
}

function priceWords(price: Price, currency: string, word: Word['contract'], language: Language): string {
  const count = new Intl.NumberFormat(language)
  const each = (unit: string) => unitPrice(unit, currency, language)
  const tiers = price.tiers.map(({ upTo, unit }) => (upTo > 0 ? word.upTo(count.format(upTo), each(unit)) : word.beyond(each(unit)))).join(word.joint)
  const said = price.model === 'unit' ? word.each(each(price.unit)) : price.model === 'volume' ? word.volume(tiers) : word.graduated(tiers)

  return price.free > 0 ? [said, word.free(count.format(price.free))].join(word.joint) : said
}

/** The rows of a contract in words: what it is about, and what holds for it. */
export function contractRows(terms: Terms, word: Word, language: Language): [string, string][] {
  const meters: Partial<Record<string, string>> = word.meters
  const roundings: Partial<Record<string, string>> = word.contract.roundings
  const { contract } = word
  const amount = (figure: string) => unitPrice(figure, terms.currency, language)
  const { months, days } = terms.due

  return [
    ...terms.prices.map((price): [string, string] => [meters[price.meter] ?? price.meter, priceWords(price, terms.currency, contract, language)]),
    ...terms.fees.map(({ name, amount: figure, feature }): [string, string] => [
      name,
      [contract.fee(amount(figure)), ...(feature ? [contract.feature(meters[feature] ?? feature)] : [])].join(' · '),
    ]),
    ...terms.discounts.map((one): [string, string] => [one.name, contract.discount(percent(one.percent, language))]),
    ...(terms.minimum ? [[contract.minimum, contract.least(amount(terms.minimum))] as [string, string]] : []),
    ...(terms.trial ? [[contract.trial, contract.until(dayName(terms.trial, language))] as [string, string]] : []),
    [contract.tax, contract.added(percent(terms.tax.rate, language), roundings[terms.tax.rounding] ?? terms.tax.rounding)],
    [contract.due, months > 0 ? contract.months(String(months)) : contract.days(String(days))],
    [contract.zone, contract.begin(terms.zone)],
  ]
}

/** The contract in force in words, with its text behind them. */
export function ContractView({ contracts, day }: { contracts: readonly Contract[]; day: string }) {
  const words = useWords(invoiceWords)
  const word = words.contract
  const language = useLanguage()
  const { now, next } = inForce(contracts, day)
  if (!now) return null
  const terms = readTerms(now.yaml)
  const head = word.head(terms?.name ?? '', String(now.number), dayName(now.effectiveFrom, language))

  return (
    <Section title={word.title} text={next ? `${head}. ${word.next(String(next.number), dayName(next.effectiveFrom, language))}` : head}>
      <div className={style['terms']}>
        {terms && (
          <dl>
            {contractRows(terms, words, language).map(([name, text]) => (
              <div key={name + text}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        )}
        <details open={!terms}>
          <summary>{word.text}</summary>
          <pre>{now.yaml}</pre>
        </details>
      </div>
    </Section>
  )
}
