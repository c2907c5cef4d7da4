import type { Language } from '#lib/language.ts'

/** A calendar day, written 2026-11-25, moved by whole days. */
export function moved(day: string, by: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + by)

  return at.toISOString().slice(0, 10)
}

/** A day in words. Days of an invoice are days of its own time zone, whatever the reader's. */
export function dayName(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

/** A month, written 2026-11, in words. */
export function monthName(month: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`))
}

/** The days from the first up to, and without, the last: "Nov 1 – 15, 2026". */
export function daysName(from: string, to: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })

  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${moved(to, -1)}T00:00:00Z`))
}

/** Whether the days are all of one calendar month. */
export function isWholeMonth(from: string, to: string): boolean {
  const end = new Date(`${from}T00:00:00Z`)
  end.setUTCMonth(end.getUTCMonth() + 1)

  return from.endsWith('-01') && end.toISOString().startsWith(to)
}

/** The day that it is in a time zone. */
export function today(now: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(now)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''

  return `${part('year')}-${part('month')}-${part('day')}`
}

/** An instant in the time zone of the invoice, to the second. */
export function instant(at: string, zone: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', timeZone: zone }).format(new Date(at))
}

/** A month and those before it, the newest first. */
export function monthsBack(month: string, count: number): string[] {
  return Array.from({ length: count }, (_, ago) => {
    const at = new Date(`${month}-01T00:00:00Z`)
    at.setUTCMonth(at.getUTCMonth() - ago)

    return at.toISOString().slice(0, 7)
  })
}
