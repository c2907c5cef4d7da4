/** What the address of the tenants' list says. */
export interface TenantSearch {
  /** A part of the name. */
  name?: string
  after?: string
}

/** Reads the address, forgivingly. */
export function readTenantSearch(raw: Record<string, unknown>): TenantSearch {
  const text = (name: keyof TenantSearch, length: number) =>
    typeof raw[name] === 'string' && raw[name].trim() !== '' ? { [name]: raw[name].trim().slice(0, length) } : {}

  return { ...text('name', 120), ...text('after', 255) }
}

/** What the address of the usage says. */
export interface UsageSearch {
  /** A calendar month, written 2026-11. */
  month?: string
}

/** Reads the address, forgivingly. */
export function readUsageSearch(raw: Record<string, unknown>): UsageSearch {
  const month = raw['month']

  return typeof month === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? { month } : {}
}

/** The month of an instant in milliseconds, in UTC, moved by whole months. */
export function monthOf(now: number, by = 0): string {
  const at = new Date(now)

  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + by, 1)).toISOString().slice(0, 7)
}
