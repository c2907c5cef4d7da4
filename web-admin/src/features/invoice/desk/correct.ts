import type { DeskUsageQuery } from '#gen/graphql.ts'

/** One usage row of the verification that is looked at. */
export type Row = DeskUsageQuery['platformVerificationUsage'][number]

/** How a meter of a verification stands: how much there is, and the number that the next correction gets. */
export interface Standing {
  meter: string
  left: number
  next: number
}

/** How each meter of the rows stands, in the order of the rows. */
export function standings(rows: readonly Row[]): Standing[] {
  const found = new Map<string, Standing>()

  for (const { meter, quantity, attempt } of rows) {
    const before = found.get(meter) ?? { meter, left: 0, next: 1 }
    found.set(meter, { meter, left: before.left + quantity, next: Math.max(before.next, attempt + 1) })
  }

  return [...found.values()]
}

/** The units that a person wrote, if the API takes them: a whole number, not 0, that takes back no more than there is. */
export function unitsOf(text: string, left: number): number | undefined {
  const plain = text.trim().replace('−', '-')
  if (!/^[+-]?\d{1,7}$/.test(plain)) return undefined
  const units = Number(plain)

  return units !== 0 && Math.abs(units) <= 1_000_000 && left + units >= 0 ? units : undefined
}
