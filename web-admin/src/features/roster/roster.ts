import type { AddToPolicyListMutationVariables, PolicyListEntryRowFragment, PolicyListLineCode, PolicyListRowFragment } from '#gen/graphql.ts'

/** A list as the console shows it. */
export type List = PolicyListRowFragment
/** Somebody on a list, whom nobody can read. */
export type Entry = PolicyListEntryRowFragment

/** One to be added. */
export interface One {
  value: string
  note: string
  /** The last day, in Japan; empty for none. */
  until: string
}

/** A line of a text and what is wrong with it. */
export interface WrongLine {
  line: number
  code: PolicyListLineCode
}

/** The most characters that a text of many lines may have; the server counts bytes. */
export const maxText = 900 * 1024

/** True for what can be the name of a list. */
export function isListName(name: string): boolean {
  return /^[a-z][a-z0-9_]{0,39}$/.test(name)
}

/** The end of a day in Japan as an instant; undefined for none. */
export function endOf(day: string): string | undefined {
  const begin = Date.parse(`${day}T00:00:00+09:00`)

  return Number.isNaN(begin) ? undefined : new Date(begin + 86_400_000).toISOString()
}

/** The last day in Japan of what ends at an instant; empty for what does not end. */
export function lastDayOf(until: string | null): string {
  return until === null ? '' : new Date(Date.parse(until) - 1 + 9 * 3_600_000).toISOString().slice(0, 10)
}

/** What adding one asks of the API. */
export function inputOf(id: string, one: One): AddToPolicyListMutationVariables['input'] {
  const until = endOf(one.until)

  return { id, values: [one.value], ...(one.note.trim() !== '' && { note: one.note.trim() }), ...(until && { until }) }
}
