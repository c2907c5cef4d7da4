import type { Language } from '#lib/language.ts'

const at = (day: string) => new Date(`${day}T00:00:00Z`)

/** A day of the tenant's time zone in words, whatever the reader's. */
export function dayName(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', weekday: 'short', timeZone: 'UTC' }).format(at(day))
}

/** A day in figures, for below a bar. */
export function dayFigure(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { month: 'numeric', day: 'numeric', timeZone: 'UTC' }).format(at(day))
}

/** A month, written 2026-11, in words. */
export function monthName(month: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(at(`${month}-01`))
}
