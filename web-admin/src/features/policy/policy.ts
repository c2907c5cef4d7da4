import type { DecisionChangeRowFragment, PoliciesQuery, PolicyBacktestQuery, PolicyCurveQuery, PolicyVersionRowFragment } from '#gen/graphql.ts'

/** A policy in the list. */
export type Policy = PoliciesQuery['policies']['edges'][number]['node']

/** One version, with what stands against it, how it differs from the one before, and what came of trying it. */
export type Version = PolicyVersionRowFragment

/** Decisions that would be others. */
export type Change = DecisionChangeRowFragment

/** What a version would have made of stored reports. */
export type Backtest = Extract<PolicyBacktestQuery['policyBacktest'], { __typename: 'PolicyBacktest' }>

/** How decisions go with one figure. */
export type Curve = Extract<PolicyCurveQuery['policyCurve'], { __typename: 'PolicyCurve' }>

/** What a new policy begins with. */
export const start = `extend: default
rules:
  - when: attempts.subject > 5
    then: review
    reason: many
`

/** True for what can be the name of a policy: the API's own rule. */
export function isName(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,39}$/.test(text)
}

/** The most bytes that the text of a policy may have, as the server has it. */
export const maxYaml = 64 * 1024

/** The acts that the table of states allows for a version. */
export function actsOf({ state }: Pick<Version, 'state'>): readonly ('edit' | 'validate' | 'publish' | 'archive' | 'try')[] {
  switch (state) {
    case 'DRAFT':
      return ['edit', 'validate', 'archive', 'try']
    case 'VALIDATED':
      return ['edit', 'publish', 'archive', 'try']
    case 'PUBLISHED':
      return ['archive']
    case 'ARCHIVED':
      return ['publish']
  }
}

/** The points of a line, in a box of 600 to 200 with the value to the right and the share upwards. */
export function line(points: Curve['points'], read: (point: Curve['points'][number]) => number): string {
  const values = points.map(({ value }) => value)
  const least = Math.min(...values)
  const span = Math.max(...values) - least || 1

  return points.map((point) => `${(((point.value - least) / span) * 600).toFixed(1)},${((1 - read(point)) * 200).toFixed(1)}`).join(' ')
}
