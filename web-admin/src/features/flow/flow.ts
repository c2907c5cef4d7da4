import type { FlowPolicyQuery, FlowQuery, FlowsQuery, FlowVersionRowFragment } from '#gen/graphql.ts'

/** A flow in the list. */
export type Flow = FlowsQuery['flows']['edges'][number]['node']

/** A version in the list of a flow. */
export type Listed = NonNullable<FlowQuery['flow']>['versions']['edges'][number]['node']

/** One version, with what stands against it on a day. */
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

/** One step of a version, as a preview has it. */
export interface Step {
  kind: string
  /** What else the text says of it, in one line. */
  more: string
  /** True for one that the installation cannot do yet. */
  missing: boolean
}

/** Lines of the server's YAML in one line. */
function inline(lines: readonly string[]): string {
  const text = lines.filter((line) => line !== '').join('\n')

  return text.replaceAll(':\n- ', ': ').replaceAll('\n- ', ', ').replaceAll('\n', ' · ')
}

/** The steps of a version. The text is the server's own writing of it, which always has them in this form. */
export function stepsOf({ yaml, findings }: Pick<Version, 'yaml' | 'findings'>): readonly Step[] {
  const [, listed = ''] = /^steps:\n((?: .*\n?)*)/m.exec(yaml) ?? []
  const missing = new Set(findings.filter(({ code }) => code === 'step_not_available').map(({ path }) => path))

  return listed
    .split(/^ {2}- kind: /m)
    .slice(1)
    .map((text, index) => {
      const [kind = '', ...more] = text.split('\n').map((line) => line.trim())

      return { kind, more: inline(more), missing: missing.has(`steps[${String(index)}]`) }
    })
}

/** The name of the policy by which a version is judged. */
export function policyOf({ yaml }: Pick<Version, 'yaml'>): string {
  return /^policy: "?([a-z0-9-]+)"?$/m.exec(yaml)?.[1] ?? 'default'
}

/** What came of the version of a policy that is tried beside the live one, or was tried last; undefined when none was. */
export function trialOf({ shadow, versions }: NonNullable<FlowPolicyQuery['policy']>): { number: number; verifications: number; same: number } | undefined {
  const tried = versions.edges.map(({ node }) => node).find(({ number, shadow: sum }) => (shadow === null ? sum.verifications > 0 : number === shadow))

  return tried && { number: tried.number, verifications: tried.shadow.verifications, same: tried.shadow.same }
}

/** Saves a text as a file. */
export function save(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

/** The most bytes that the text of a flow may have, as the server has it. */
export const maxYaml = 256 * 1024

/** The law and the method that a version declares; undefined where no law prescribes it. */
export function lawOf({ yaml }: Pick<Version, 'yaml'>): { law: string; method: string } | undefined {
  const [, law] = /^law: "?([a-z0-9-]+)"?$/m.exec(yaml) ?? []
  const [, method] = /^method: "?([a-z0-9-]+)"?$/m.exec(yaml) ?? []

  return law && method ? { law, method } : undefined
}
