import type { LawPeriodInput, LawPeriodRowFragment, LawQuery, LawReadingFragment } from '#gen/graphql.ts'
import type { Language } from '#lib/language.ts'

/** Words in both languages of the catalogue. */
export type Both = Readonly<Record<Language, string>>

/** Days on which a method may be used in one form. */
export interface Period {
  from?: string
  to?: string
  letter: string
  evidence: readonly (readonly string[])[]
  source: string
  note?: Both
  /** True for a reading of the tenant's own. */
  overridden?: boolean
}

/** A way in which a law lets a person be confirmed. */
export interface Method {
  id: string
  name: Both
  periods: readonly Period[] | null
  successors?: readonly string[]
}

/** A law of the catalogue. */
export interface Law {
  id: string
  name: Both
  provision: Both
  methods: readonly Method[]
}

/** The whole that flows are held against, as the tenant reads it. */
export interface Catalogue {
  version: string
  asOf: string
  notice: Both
  sources: readonly { id: string; title: string; revision?: string }[]
  laws: readonly Law[]
}

/** A reading of the tenant's own. */
export type Reading = LawReadingFragment
/** A flow that the law speaks against. */
export type AtRisk = LawQuery['flowsAtRisk'][number]

/** A period as a form has it: evidence as text. */
export interface Draft {
  from: string
  to: string
  letter: string
  /** Alternatives parted by `/`, the kinds of one by `+`. */
  evidence: string
  source: string
}

/** The period that a day lies in; undefined when the method may not be used on it. */
export function periodOn(method: Method, day: string): Period | undefined {
  return method.periods?.find(({ from, to }) => (!from || from <= day) && (!to || day <= to))
}

/** The kinds of evidence as a form has them. */
export function written(evidence: readonly (readonly string[])[]): string {
  return evidence.map((set) => set.join(' + ')).join(' / ')
}

/** The kinds of evidence that a form means. */
export function read(text: string): string[][] {
  return text
    .split('/')
    .map((set) =>
      set
        .split('+')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    )
    .filter((set) => set.length > 0)
}

/** Periods as a form begins with them. */
export function draftOf(periods: readonly Pick<Period, 'letter' | 'evidence' | 'source' | 'from' | 'to'>[]): Draft[] {
  return periods.map(({ from, to, letter, evidence, source }) => ({ from: from ?? '', to: to ?? '', letter, evidence: written(evidence), source }))
}

/** Periods as the API takes them. */
export function inputOf(drafts: readonly Draft[]): LawPeriodInput[] {
  return drafts.map(({ from, to, letter, evidence, source }) => ({
    from: from || null,
    to: to || null,
    letter: letter.trim(),
    evidence: read(evidence),
    source: source.trim(),
  }))
}

/** A period in one line, by which two are compared. */
export function line({ from, to, letter, evidence, source }: LawPeriodRowFragment): string {
  return `${from ?? ''} – ${to ?? ''} · ${letter} · ${written(evidence)} · ${source}`
}

/** What a reading takes from the catalogue's row and what it puts there. */
export function difference({ periods, catalogue }: Reading): { gone: string[]; new: string[]; same: string[] } {
  const own = periods.map(line)
  const theirs = (catalogue ?? []).map(line)

  return { gone: theirs.filter((one) => !own.includes(one)), new: own.filter((one) => !theirs.includes(one)), same: own.filter((one) => theirs.includes(one)) }
}

/** The parts of a period that can be wrong. */
export type Part = 'from' | 'to' | 'source' | 'evidence'

/** A period that does not hold together. */
export interface Wrong {
  /** From 1. */
  period: number
  part: Part
}

/** Which period a refusal speaks of, and what of it; undefined for any other. */
export function wrongOf(field: string | undefined): Wrong | undefined {
  const [, period, part] = /^input\.periods\.(\d+)\.(from|to|source|evidence)$/.exec(field ?? '') ?? []

  return period === undefined ? undefined : { period: Number(period) + 1, part: part as Part }
}
