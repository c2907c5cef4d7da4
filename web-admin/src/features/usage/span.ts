import type { UseSearch } from './search.ts'

/** A month or a run of days, as the API takes it. */
export interface Span {
  month: string | null
  from: string | null
  to: string | null
}

/** The time that an address means; the reader's own month when it says none. */
export function spanOf({ month, from, to }: UseSearch, now: number): Span {
  return from && to ? { month: null, from, to } : { month: month ?? monthOf(now), from: null, to: null }
}

/** The month of an instant by the reader's clock, moved by whole months. */
export function monthOf(now: number, by = 0): string {
  const at = new Date(now)

  return new Date(Date.UTC(at.getFullYear(), at.getMonth() + by, 1)).toISOString().slice(0, 7)
}

/** Every day of it, the first first. */
export function daysOf({ month, from, to }: Span): string[] {
  const at = new Date(`${month ? `${month}-01` : (from ?? '')}T00:00:00Z`)
  const days: string[] = []
  for (;;) {
    const day = at.toISOString().slice(0, 10)
    if (month ? !day.startsWith(month) : day > (to ?? '')) return days
    days.push(day)
    at.setUTCDate(at.getUTCDate() + 1)
  }
}
