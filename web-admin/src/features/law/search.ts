import { isDay } from '#lib/time.ts'

/** What the address of the law says. */
export interface LawSearch {
  /** The day that is looked at; today in Japan when left out. */
  on?: string
}

/** Reads the address, forgivingly. */
export function readLawSearch(raw: Record<string, unknown>): LawSearch {
  return isDay(raw['on']) ? { on: raw['on'] } : {}
}
