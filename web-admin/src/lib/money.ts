import type { AmountFragment } from '#gen/graphql.ts'
import type { Language } from '#lib/language.ts'

/** An amount as the API gives it. */
export type Money = AmountFragment

/** An exact decimal that no float ever holds: the formatter takes it as it is written. */
type Exact = `${number}`

/** An amount with its currency and the currency's own decimals: "¥1,234", "$12.30". */
export function money(of: Money, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency: of.currency }).format(of.amount as Exact)
}

/** The price of one unit, which may be finer than the currency's smallest unit: "¥30.5". */
export function unitPrice(unit: string, currency: string, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits: 12 }).format(unit as Exact)
}

/** A percentage that the API writes in percent: "10" is 10%. */
export function percent(rate: string, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit: 'percent', maximumFractionDigits: 6 }).format(rate as Exact)
}

/** The difference of two amounts of one currency, with its sign: "+¥200". */
export function difference(of: Money, before: Money, language: Language): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency: of.currency, signDisplay: 'exceptZero' })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0

  return format.format(`${of.minor - before.minor}e-${digits}` as Exact)
}

/** How much of an amount is used, in whole percent, rounded down: 100 is never said too early. */
export function share(used: Money, of: Money): number {
  return of.minor > 0 ? Math.floor((used.minor / of.minor) * 100) : 100
}
