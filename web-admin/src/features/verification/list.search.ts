import type { VerificationFilter, VerificationState } from '#gen/graphql.ts'
import { dayStart, isDay } from '#lib/time.ts'

import { states } from './state.ts'

/** What the address of the list says: filter and page. */
export interface ListSearch {
  /** State names in lower case, joined by commas. */
  state?: string
  reference?: string
  /** The first day, 2026-11-22, in the reader's time zone. */
  from?: string
  /** The last day, inclusive. */
  to?: string
  /** The cursor after which the page begins. */
  after?: string
}

/** The states that a list of lower-case names stands for; unknown names are left out. */
export function readStates(text: string | undefined): VerificationState[] {
  const wanted = new Set((text ?? '').toUpperCase().split(','))

  return states.filter((state) => wanted.has(state))
}

/** Writes states as {@link readStates} reads them; undefined for none. */
export function writeStates(chosen: readonly VerificationState[]): string | undefined {
  return chosen.length === 0 ? undefined : chosen.join(',').toLowerCase()
}

/** Reads the address, forgivingly: what makes no sense is left out. */
export function readListSearch(raw: Record<string, unknown>): ListSearch {
  const state = writeStates(readStates(typeof raw['state'] === 'string' ? raw['state'] : undefined))
  const { reference, from, to, after } = raw

  return {
    ...(state && { state }),
    ...(typeof reference === 'string' && reference !== '' && { reference: reference.slice(0, 255) }),
    ...(isDay(from) && { from }),
    ...(isDay(to) && { to }),
    ...(typeof after === 'string' && after !== '' && { after }),
  }
}

/** The filter of the API for an address; null when everything is wanted. */
export function filterOf({ state, reference, from, to }: ListSearch): VerificationFilter | null {
  const chosen = readStates(state)
  const filter: VerificationFilter = {
    ...(chosen.length > 0 && { states: chosen }),
    ...(reference && { reference }),
    ...(from && { createdFrom: dayStart(from) ?? null }),
    ...(to && { createdBefore: dayStart(to, 1) ?? null }),
  }

  return Object.keys(filter).length === 0 ? null : filter
}
