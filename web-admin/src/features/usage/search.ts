import { isDay } from '#lib/time.ts'

/** What the address of the usage page says. An empty flow or key means uses without one. */
export interface UseSearch {
  /** A calendar month, written 2026-11; the one that it is, when neither it nor days are there. */
  month?: string
  /** The first day and the last, by the tenant's clock, in place of a month. */
  from?: string
  to?: string
  /** The meter that is looked at. */
  meter?: string
  /** One day of them, whose uses are listed. */
  day?: string
  flow?: string
  /** Prefixed id of who opened the verification. */
  key?: string
  /** The cursor after which the uses begin. */
  after?: string
}

/** How the address says "without one": a flow's name and a key's id never begin with a dash. */
export const without = '-'

const longest = 92

/** How many days there are from the first to the last of them. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1
}

/** Whether the API takes such a run of days. */
export function isRun(from: string, to: string): boolean {
  return daysBetween(from, to) >= 1 && daysBetween(from, to) <= longest
}

/** Reads the address, forgivingly: what makes no sense is left out. */
export function readUseSearch(raw: Record<string, unknown>): UseSearch {
  const text = (name: keyof UseSearch) => {
    const value = raw[name]

    return typeof value === 'string' && value !== '' ? { [name]: value.slice(0, 255) } : {}
  }
  const { month, from, to, day } = raw
  const run = isDay(from) && isDay(to) && isRun(from, to)

  return {
    ...(run ? { from, to } : typeof month === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(month) && { month }),
    ...text('meter'),
    ...(isDay(day) && { day }),
    ...text('flow'),
    ...text('key'),
    ...text('after'),
  }
}

/** The address with some of it changed; what is empty leaves it, and so does the page of what is listed. */
export function turned(search: UseSearch, change: { readonly [K in keyof UseSearch]?: UseSearch[K] | undefined }): UseSearch {
  return Object.fromEntries(Object.entries({ ...search, after: undefined, ...change }).filter(([, value]) => value !== undefined && value !== ''))
}
