import type { ConnectionRowFragment, CreateConnectionInput, DirectoryTokensQuery, DomainRowFragment, Protocol, SingleSignOnQuery, UpdateConnectionInput } from '#gen/graphql.ts'

/** A tenant's identity provider. */
export type Connection = ConnectionRowFragment

/** What stands behind the @ of a tenant's addresses. */
export type Domain = DomainRowFragment

/** Everything about single sign-on of a tenant. */
export type Sso = SingleSignOnQuery

/** A key by which a directory changes members, and that can do nothing else. */
export type DirectoryToken = DirectoryTokensQuery['apiKeys']['edges'][number]['node']

/** A connection as it is typed. */
export interface Draft {
  protocol: Protocol
  name: string
  issuer: string
  clientId: string
  clientSecret: string
  /** Which of the two below is meant. */
  from: 'url' | 'xml'
  metadataUrl: string
  metadata: string
  justInTime: boolean
  defaultRole: string
}

/** The draft to begin with: empty, or that of a connection, whose secret and metadata are not known here. */
export function draftOf(connection?: Connection): Draft {
  return {
    protocol: connection?.protocol ?? 'OIDC',
    name: connection?.name ?? '',
    issuer: connection?.protocol === 'OIDC' ? connection.issuer : '',
    clientId: connection?.clientId ?? '',
    clientSecret: '',
    from: 'url',
    metadataUrl: '',
    metadata: '',
    justInTime: connection?.justInTime ?? true,
    defaultRole: connection?.defaultRole ?? 'auditor',
  }
}

function provider(draft: Draft): Partial<CreateConnectionInput> {
  const given = (name: 'issuer' | 'clientId' | 'clientSecret' | 'metadataUrl' | 'metadata') => (draft[name].trim() ? { [name]: draft[name].trim() } : {})
  if (draft.protocol === 'OIDC') return { ...given('issuer'), ...given('clientId'), ...given('clientSecret') }

  return draft.from === 'url' ? given('metadataUrl') : given('metadata')
}

/** The draft as the API takes a new connection. */
export function creationOf(draft: Draft): CreateConnectionInput {
  const { protocol, name, justInTime, defaultRole } = draft

  return { protocol, name: name.trim(), justInTime, defaultRole, ...provider(draft) }
}

/** The draft as the API takes a change; what is empty stays as it is. */
export function changeOf({ id, revision }: Connection, draft: Draft): UpdateConnectionInput {
  const { name, justInTime, defaultRole } = draft

  return { id, revision, name: name.trim(), justInTime, defaultRole, ...provider(draft) }
}

// What every key may see: itself.
const always = 'viewer'

/** What a directory's token may do. */
export const directoryScopes = [
  { subject: 'member', level: 'WRITE' },
  { subject: always, level: 'READ' },
] as const

/** True for a live key that can change members and nothing else. */
export function isDirectoryToken({ scopes, revokedAt }: DirectoryToken): boolean {
  const given = scopes.filter(({ subject, level }) => level !== 'NONE' && subject !== always)

  return revokedAt === null && given.length === 1 && given[0]?.subject === 'member' && given[0].level === 'WRITE'
}
