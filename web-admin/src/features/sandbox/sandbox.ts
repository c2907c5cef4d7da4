import type { TestClearingRowFragment, TestEnvironmentHereFragment } from '#gen/graphql.ts'
import type { Language } from '#lib/language.ts'

/** A tenant's test environment as the console shows it. */
export type Environment = TestEnvironmentHereFragment
/** One emptying of a test environment. */
export type Clearing = TestClearingRowFragment

/** The units in which a clock is advanced, with their lengths in seconds; the longest first. */
export const units = { day: 86_400, hour: 3_600, minute: 60, second: 1 } as const

/** One of {@link units}. */
export type Unit = keyof typeof units

/** How far a clock is advanced at once, in seconds: 366 days at most, as the API has it. */
export const longest = 366 * units.day

/** The references that decide a verification of a test environment, in the order in which docs/test-mode.md tells of them. */
export const scripts = ['approved', 'declined', 'mismatch', 'review', 'retake', 'engine_failed', 'expired'] as const

/** One of {@link scripts}. */
export type Script = (typeof scripts)[number]

/** A number of units in seconds; undefined for what is no whole number, less than a second or more than {@link longest}. */
export function secondsOf(text: string, unit: Unit): number | undefined {
  const typed = text.normalize('NFKC').trim()
  if (!/^\d{1,9}$/.test(typed)) return undefined
  const seconds = Number(typed) * units[unit]

  return seconds >= 1 && seconds <= longest ? seconds : undefined
}

/** A span of seconds in full: "31 days, 1 hour", 「31日1時間」. Units that are 0 are left out; no time at all is "0 seconds". */
export function lasting(seconds: number, language: Language): string {
  const names = Object.keys(units) as Unit[]
  const parts = names.flatMap((unit) => {
    const above = names[names.indexOf(unit) - 1]
    const count = Math.floor((above ? seconds % units[above] : seconds) / units[unit])

    return count > 0 ? [amount(count, unit, language)] : []
  })

  return parts.length > 0 ? parts.join(language === 'ja' ? '' : ', ') : amount(0, 'second', language)
}

function amount(count: number, unit: Unit, language: Language): string {
  const text = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count)

  return language === 'ja' ? text.replaceAll(' ', '') : text
}
