import type { AuditFilter } from '#gen/graphql.ts'
import { dayStart, isDay } from '#lib/time.ts'

/** What the address of the audit log says: filter and page. */
export interface AuditSearch {
  /** Prefixed id of who did it. */
  actor?: string
  action?: string
  /** Prefixed id of what it was done to. */
  target?: string
  /** The first day, in the reader's time zone. */
  from?: string
  /** The last day, inclusive. */
  to?: string
  after?: string
}

/** Reads the address, forgivingly: what makes no sense is left out. */
export function readAuditSearch(raw: Record<string, unknown>): AuditSearch {
  const text = (name: keyof AuditSearch) => {
    const value = raw[name]

    return typeof value === 'string' && value !== '' ? { [name]: value.slice(0, 255) } : {}
  }

  return {
    ...text('actor'),
    ...text('action'),
    ...text('target'),
    ...(isDay(raw['from']) && { from: raw['from'] }),
    ...(isDay(raw['to']) && { to: raw['to'] }),
    ...text('after'),
  }
}

/** The address with some of it changed; what is empty leaves it. */
export function changed(search: AuditSearch, change: Partial<Record<keyof AuditSearch, string | undefined>>): AuditSearch {
  return Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined && value !== ''))
}

/** The filter of the API for an address; null when everything is wanted. */
export function auditFilterOf({ actor, action, target, from, to }: AuditSearch): AuditFilter | null {
  const filter: AuditFilter = {
    ...(actor && { actor }),
    ...(action && { action }),
    ...(target && { target }),
    ...(from && { from: dayStart(from) ?? null }),
    ...(to && { to: dayStart(to, 1) ?? null }),
  }

  return Object.keys(filter).length === 0 ? null : filter
}
