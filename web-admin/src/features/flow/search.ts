import { isDay } from '#lib/time.ts'

/** What the address of a flow says. */
export interface FlowSearch {
  /** The number of the version that is looked at; the newest when left out. */
  version?: number
  /** The day that it is held against; today in Japan when left out. */
  on?: string
}

/** Reads the address, forgivingly. */
export function readFlowSearch(raw: Record<string, unknown>): FlowSearch {
  const version = Number(raw['version'])

  return { ...(Number.isInteger(version) && version > 0 && { version }), ...(isDay(raw['on']) && { on: raw['on'] }) }
}
