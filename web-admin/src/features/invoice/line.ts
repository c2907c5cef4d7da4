import type { LinePartsFragment } from '#gen/graphql.ts'
import type { Language, Words } from '#lib/language.ts'

import { daysName, isWholeMonth } from '#lib/days.ts'
import { money, percent, unitPrice } from '#lib/money.ts'
import type { invoiceWords } from './words.ts'

/** A line of an invoice or of a month. */
export type Line = LinePartsFragment

type Word = (typeof invoiceWords)[Language] extends infer W ? W : Words<never>

/** What people call the line: a meter, or the name of a fee or discount. */
export function nameOf(line: Line, word: Word): string {
  const meters: Partial<Record<string, string>> = word.meters
  if (line.kind === 'MINIMUM') return word.line.minimum

  return line.title ?? meters[line.meter ?? ''] ?? line.meter ?? ''
}

/** How the amount comes about: "1,234 × ¥55". */
export function reckoning(line: Line, word: Word, language: Language): string {
  const { currency } = line.amount
  const count = new Intl.NumberFormat(language)
  const price = () => unitPrice(line.unit, currency, language)
  const base = line.base ? money(line.base, language) : ''

  switch (line.kind) {
    case 'DISCOUNT':
      return word.line.of(percent(line.unit, language), base)
    case 'MINIMUM':
      return word.line.least(price(), base)
    case 'FEE':
      return line.of !== null && line.quantity !== line.of ? word.line.share(count.format(line.quantity), count.format(line.of), price()) : `1 × ${price()}`
    default:
      return `${count.format(line.quantity)} × ${price()}`
  }
}

/** What else there is to know of a line: its days, unless they are the whole month, its place and why it costs nothing. */
export function notesOf(line: Line, word: Word, language: Language): string[] {
  return [
    line.kind === 'FREE' && word.line.included,
    line.kind === 'TRIAL' && word.line.trial,
    line.kind === 'USAGE' && line.place !== null && line.place > 1 && word.line.from(new Intl.NumberFormat(language).format(line.place)),
    !isWholeMonth(line.from, line.to) && daysName(line.from, line.to, language),
  ].filter((note) => typeof note === 'string')
}

/** Whether verifications stand behind the line. */
export function counts(line: Line): boolean {
  return line.kind === 'USAGE' || line.kind === 'FREE' || line.kind === 'TRIAL'
}
