import type { FlowsQuery, FlowVersionRowFragment } from '#gen/graphql.ts'

/** A flow in the list. */
export type Flow = FlowsQuery['flows']['edges'][number]['node']

/** One version, with what stands against it today and how it differs from the one before. */
export type Version = FlowVersionRowFragment

/** What a new flow begins with. */
export const start = `name: Account opening
steps:
  - kind: consent
  - kind: selfie
    liveness: [passive]
options:
  expiresIn: 3600
`

/** True for what can be the name of a flow: the API's own rule. */
export function isName(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,39}$/.test(text) && text !== 'default'
}

/** The acts that the table of states allows for a version. */
export function actsOf({ state }: Pick<Version, 'state'>): readonly ('edit' | 'validate' | 'publish' | 'archive')[] {
  switch (state) {
    case 'DRAFT':
      return ['edit', 'validate', 'archive']
    case 'VALIDATED':
      return ['edit', 'publish', 'archive']
    case 'PUBLISHED':
      return ['archive']
    case 'ARCHIVED':
      return ['publish']
  }
}
