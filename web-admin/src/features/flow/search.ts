import { isDay } from '#lib/time.ts'

/** What the address of a flow says. */
export interface FlowSearch {
  /** The number of the version that is looked at; the newest when left out. */
  version?: string
  /** The day that it is held against; today in Japan when left out. */
  on?: string
}

/** Reads the address, forgivingly. */
export function readFlowSearch(raw: Record<string, unknown>): FlowSearch {
  const version = raw['version']

  return { ...(typeof version === 'string' && /^[1-9][0-9]{0,5}$/.test(version) && { version }), ...(isDay(raw['on']) && { on: raw['on'] }) }
}
