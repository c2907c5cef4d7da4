import type { ReviewCaseFilter, ReviewState } from '#gen/graphql.ts'

/** Whose cases are looked at. */
export const views = ['all', 'free', 'mine'] as const

/** One of {@link views}. */
export type View = (typeof views)[number]

/** The states of a case, in the order it walks through them. */
export const states = ['OPEN', 'SECOND', 'ESCALATED', 'DECIDED'] as const satisfies readonly ReviewState[]

/** What the address of the queue says. */
export interface QueueSearch {
  view?: Exclude<View, 'all'>
  level?: 'normal' | 'senior'
  /** A state in lower case. */
  state?: string
  /** The cursor after which the page begins. */
  after?: string
}

/** The state that an address names; undefined for none. */
export function stateOf({ state }: QueueSearch): ReviewState | undefined {
  return states.find((each) => each.toLowerCase() === state)
}

/** Reads the address, forgivingly: what makes no sense is left out. */
export function readQueueSearch(raw: Record<string, unknown>): QueueSearch {
  const { view, level, state, after } = raw
  const known = typeof state === 'string' ? stateOf({ state }) : undefined

  return {
    ...((view === 'free' || view === 'mine') && { view }),
    ...((level === 'normal' || level === 'senior') && { level }),
    ...(known && { state: known.toLowerCase() }),
    ...(typeof after === 'string' && after !== '' && { after }),
  }
}

/** The address with some of it changed; what is empty leaves it, and a filter begins at the first page. */
export function changed(search: QueueSearch, change: Partial<Record<keyof QueueSearch, string | undefined>>): QueueSearch {
  const entries = Object.entries({ ...search, after: undefined, ...change })

  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''))
}

/** The filter of the API for an address; null when everything that waits is wanted. The viewer's own cases are another question. */
export function queueFilterOf(search: QueueSearch): ReviewCaseFilter | null {
  const state = stateOf(search)
  const filter: ReviewCaseFilter = {
    ...(state && { states: [state] }),
    ...(search.level && { level: search.level === 'senior' ? 'SENIOR' : 'NORMAL' }),
    ...(search.view === 'free' && { free: true }),
  }

  return Object.keys(filter).length === 0 ? null : filter
}

/** The spans of time that figures can be asked for, in days. */
export const spans = ['30', '90', '365'] as const

/** What the address of the figures says. */
export interface FiguresSearch {
  days?: (typeof spans)[number]
}

/** Reads the address, forgivingly. */
export function readFiguresSearch(raw: Record<string, unknown>): FiguresSearch {
  const days = spans.find((each) => each === raw['days'])

  return days ? { days } : {}
}
