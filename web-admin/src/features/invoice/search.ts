import type { InvoiceState } from '#gen/graphql.ts'

/** The states of an invoice, in the order of its life. */
export const states = ['DRAFT', 'ISSUED', 'PAID', 'VOID', 'WRITTEN_OFF'] as const satisfies readonly InvoiceState[]

/** What the address of the billing page says. */
export interface BillingSearch {
  /** One state in lower case. */
  state?: string
  /** The cursor after which the page of invoices begins. */
  after?: string
  /** That somebody comes back from Stripe's pages, which may tell us of a card in a moment. */
  card?: 'new'
}

/** The state that an address names; undefined for all. */
export function stateOf({ state }: BillingSearch): InvoiceState | undefined {
  return states.find((known) => known.toLowerCase() === state?.toLowerCase())
}

/** Reads the address, forgivingly: what makes no sense is left out. */
export function readBillingSearch(raw: Record<string, unknown>): BillingSearch {
  const { state, after, card } = raw
  const known = typeof state === 'string' ? stateOf({ state }) : undefined

  return {
    ...(known && { state: known.toLowerCase() }),
    ...(typeof after === 'string' && after !== '' && { after: after.slice(0, 255) }),
    ...(card === 'new' && { card }),
  }
}

/** What the address of the what-if page says. */
export interface WhatIfSearch {
  /** A calendar month, written 2026-11. */
  month?: string
}

/** Reads the address, forgivingly. */
export function readWhatIfSearch(raw: Record<string, unknown>): WhatIfSearch {
  const month = raw['month']

  return typeof month === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? { month } : {}
}
