import { useEffect, useState } from 'react'

import type { Language } from '#lib/language.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

const steps: [limit: number, size: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [minute, 1, 'second'],
  [hour, minute, 'minute'],
  [day, hour, 'hour'],
  [30 * day, day, 'day'],
  [365 * day, 30 * day, 'month'],
  [Infinity, 365 * day, 'year'],
]

/** How far an instant lies from `now`, in words: "5 minutes ago", 「5 分前」. Within ten seconds it is "now". */
export function relative(iso: string, now: number, language: Language): string {
  const seconds = (Date.parse(iso) - now) / 1000
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: language === 'ja' ? 'narrow' : 'long' })
  const size = Math.abs(seconds)
  if (size < 10) return format.format(0, 'second')

  const [, length, unit] = steps.find(([limit]) => size < limit) ?? [0, 365 * day, 'year']

  return format.format(Math.trunc(seconds / length), unit)
}

/** The instant in full, in the reader's time zone, which it names. */
export function exact(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long' }).format(new Date(iso))
}

/** The time of day, to the second. */
export function clock(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(
    new Date(iso),
  )
}

/** Date and time of day, short. */
export function stamp(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(iso),
  )
}

/** A span of milliseconds with three figures at most: "84 ms", "2.4 s", "3 min". */
export function span(milliseconds: number, language: Language): string {
  const [value, unit] =
    milliseconds < 1000
      ? ([milliseconds, 'millisecond'] as const)
      : milliseconds < 60_000
        ? ([milliseconds / 1000, 'second'] as const)
        : milliseconds < 3_600_000
          ? ([milliseconds / 60_000, 'minute'] as const)
          : milliseconds < 86_400_000
            ? ([milliseconds / 3_600_000, 'hour'] as const)
            : ([milliseconds / 86_400_000, 'day'] as const)

  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value)
}

/** The first instant of a local day given as 2026-11-22, moved by `days`; undefined when it is no date. */
export function dayStart(date: string, days = 0): string | undefined {
  const [year, month, dayOfMonth] = date.split('-').map(Number)
  if (!year || !month || !dayOfMonth) return undefined

  return new Date(year, month - 1, dayOfMonth + days).toISOString()
}

/** True for a day that exists, written 2026-11-22. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const parsed = new Date(`${text}T00:00:00Z`)

  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text)
}

/** The present, renewed every `every` milliseconds, so that relative times stay true. */
export function useNow(every = 10_000): number {
  const [now, setNow] = useState(() => Date.now())

  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now())
    }, every)

    return () => {
      clearInterval(timer)
    }
  }, [every])

  return now
}

/** The day it is in Japan. */
export function today(now: number): string {
  return new Date(now + 9 * 3_600_000).toISOString().slice(0, 10)
}
