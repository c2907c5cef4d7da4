import type { BillingPayerQuery, UpdatePayerInput } from '#gen/graphql.ts'

/** To whom invoices are made out, as the API keeps it. */
export type Payer = BillingPayerQuery['payer']

/** The form of it: everything is text while it is written. */
export interface PayerDraft {
  name: string
  address: string
  orderNumber: string
  /** One address a line. */
  contacts: string
  language: string
  /** In the currency, for example 1234 or 12.34; empty for none. */
  budget: string
}

function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 0
}

/** An amount of smallest units in the currency: 1234 of USD is "12.34". */
export function major(minor: number, currency: string): string {
  const digits = digitsOf(currency)
  const text = String(minor).padStart(digits + 1, '0')

  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** The smallest units of an amount that a person wrote, exactly; null for none, undefined for what is no amount above 0. */
export function minor(text: string, currency: string): number | null | undefined {
  const plain = text.replaceAll(/[\s,]/g, '')
  if (plain === '') return null
  const [, whole, fraction = ''] = /^(\d{1,13})(?:\.(\d+))?$/.exec(plain) ?? []
  const digits = digitsOf(currency)
  if (whole === undefined || fraction.length > digits) return undefined
  const units = Number(whole + fraction.padEnd(digits, '0'))

  return units > 0 && Number.isSafeInteger(units) ? units : undefined
}

/** What is there, to be changed. */
export function draftOf(payer: Payer, currency: string): PayerDraft {
  return {
    name: payer.name ?? '',
    address: payer.address,
    orderNumber: payer.orderNumber,
    contacts: payer.contacts.join('\n'),
    language: payer.language,
    // One in another currency says nothing of this contract's months.
    budget: payer.budget?.currency === currency ? major(payer.budget.minor, currency) : '',
  }
}

/** The form as the API takes it. The budget must be one that {@link minor} reads. */
export function payerInput(draft: PayerDraft, revision: number, currency: string): UpdatePayerInput {
  return {
    revision,
    name: draft.name.trim(),
    address: draft.address.trim(),
    orderNumber: draft.orderNumber.trim(),
    contacts: draft.contacts.split(/[\s,]+/).filter(Boolean),
    language: draft.language,
    budget: minor(draft.budget, currency) ?? null,
    budgetCurrency: currency,
  }
}
