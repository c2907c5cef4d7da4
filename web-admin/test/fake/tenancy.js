// The people, keys and rights of the made-up tenant, and the verbs on them.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

import { makeId } from './data.js'

const iso = (at) => new Date(at).toISOString().replace('Z', '123Z')
const hour = 3_600_000
const day = 24 * hour

const csv = readFileSync(new URL('../../../tenants/rbac/policy.csv', import.meta.url), 'utf8')

/** The built-in roles as the server's table has them. */
export const builtIn = {}
for (const line of csv.split('\n')) {
  const [kind, role, subject, act] = line.split(',').map((cell) => cell.trim())
  if (kind === 'p' && role !== 'operator' && role !== 'applicant') (builtIn[role] ??= []).push(`${subject}:${act}`)
}

const hash = (text) => createHash('sha256').update(text).digest('hex')

function makeFeatures(now) {
  const next = iso(Date.UTC(new Date(now).getUTCFullYear(), new Date(now).getUTCMonth() + 1, 1))
  const make = (key, over) => ({ key, name: key, use: 'a verification', state: 'OFF', trialEndsAt: null, quota: null, limit: 'HARD', used: 0, resetsAt: next, requestedAt: null, revision: 0, ...over })

  return [
    make('liveness.passive', {}),
    make('liveness.active', { state: 'TRIAL', trialEndsAt: iso(now + 12 * day), quota: 500, used: 431 }),
    make('match', { state: 'ON', quota: 20_000, used: 8_214, limit: 'SOFT' }),
    make('document', { requestedAt: iso(now - 2 * day) }),
    make('chip', {}),
    make('jpki', {}),
    make('age', { state: 'ON', quota: 1_000, used: 1_000 }),
    make('duplicate', { state: 'ON', used: 96 }),
  ]
}

const script = [
  ['USER', 'usr_01m82n782wjfatthwyzxk5xvjt', 'member.update', 'usr_01m82n0aa5q3gz6q1h7w7d3v2k', { role: 'reviewer' }, { role: 'senior-reviewer' }],
  ['KEY', 'key_01m80d3k2mzr8e9x4t6v1c5b7n', 'evidence.read', 'evd_01m82r5t7p9m2k4x6z8b3d5f7h', null, null],
  ['OPERATOR', 'usr_01m7000000opr8e9x4t6v1c5b7', 'visit.begin', 'vis_01m82q9w4h2k6m8p3r5t7x9z1b', null, { reason: 'Ticket 4711: declined selfies of one branch', role: 'auditor' }],
  ['USER', 'usr_01m82n782wjfatthwyzxk5xvjt', 'key.create', 'key_01m80d3k2mzr8e9x4t6v1c5b7n', null, { name: 'checkout backend', prefix: 'hk_live_', scopes: { verification: 'write', report: 'read' }, networks: ['203.0.113.0/24'] }],
  ['SYSTEM', 'invitation expired', 'invitation.revoke', 'inv_01m81h6k8n3q5s7v9x2z4b6d8f', { state: 'open' }, { state: 'expired' }],
]

function makeLinks(now) {
  let previous = '0'.repeat(64)

  return Array.from({ length: 120 }, (_, index) => {
    const [actorKind, actor, action, target, before, after] = script[index % script.length]
    const at = now - (120 - index) * 47 * 60_000
    const link = {
      id: makeId('aud', at), seq: index + 1, at: iso(at), actorKind, actor, action, target, before, after,
      reason: actorKind === 'OPERATOR' ? 'Ticket 4711: declined selfies of one branch' : '',
      address: actorKind === 'SYSTEM' ? '' : '203.0.113.24', agent: actorKind === 'USER' ? 'Firefox on macOS' : '',
      request: makeId('req', at), previous, hash: hash(`${previous}${index}`),
    }
    previous = link.hash

    return link
  }).reverse()
}

const letters = (count) => Array.from(crypto.getRandomValues(new Uint8Array(count)), (byte) => 'abcdefghijkmnpqrstuvwxyz23456789'[byte % 32]).join('')

/** A key and the secret that shows once. */
export function makeKey(at, over = {}) {
  const prefix = over.mode === 'TEST' ? 'hk_test_' : 'hk_live_'
  const secret = `${prefix}${letters(39)}`

  return {
    secret,
    apiKey: {
      id: makeId('key', at), name: 'a key', mode: 'LIVE', prefix, last4: secret.slice(-4), role: 'developer', scopes: [], flows: [], networks: [],
      rate: null, uses: 0, usedAt: null, usedFrom: null, successorId: null, expiresAt: null, revokedAt: null, revokedBy: null, createdAt: iso(at), revision: 0,
      ...over,
    },
  }
}

function makeKeys(now) {
  const scopes = [{ subject: 'verification', level: 'WRITE' }, { subject: 'report', level: 'READ' }]

  return [
    makeKey(now - 3 * day, { name: 'checkout backend', mode: 'LIVE', scopes, networks: ['203.0.113.0/24'], uses: 48_210, usedAt: iso(now - 8_000), usedFrom: '203.0.113.0/24', expiresAt: iso(now + 87 * day) }),
    makeKey(now - 93 * day, { name: 'checkout backend (before)', mode: 'LIVE', scopes, uses: 1_204_882, usedAt: iso(now - 2 * hour), usedFrom: '203.0.113.0/24', successorId: 'key_x', expiresAt: iso(now + 21 * hour) }),
    makeKey(now - 40 * day, { name: 'first key', uses: 312, usedAt: iso(now - 4 * day), usedFrom: '198.51.100.0/24' }),
    makeKey(now - 200 * day, { name: 'load test of last spring', expiresAt: iso(now - 100 * day) }),
    makeKey(now - 70 * day, { name: 'leaked in a log', mode: 'LIVE', uses: 91, usedAt: iso(now - 60 * day), revokedAt: iso(now - 60 * day), revokedBy: 'holder' }),
  ].map(({ apiKey }) => apiKey)
}

function makeMembers(now) {
  const make = (name, email, role, days, over = {}) => ({ id: makeId('mem', now - days * day), name, email, role, state: 'ACTIVE', source: 'INVITATION', createdAt: iso(now - days * day), revision: 0, ...over })

  return [
    make('Aiko Tanaka', 'aiko@example.jp', 'admin', 210),
    make('Haruto Saitō', 'haruto@example.jp', 'owner', 380),
    make('', 'backend@example.jp', 'developer', 90),
    make('Mei Kobayashi', 'mei@example.jp', 'night-shift', 31),
    make('Ren Yamamoto', 'ren@example.jp', 'reviewer', 12, { state: 'SUSPENDED' }),
  ]
}

const makeInvitation = (email, role, at, expires) => ({ id: makeId('inv', at), email, role, invitedBy: 'usr_01m82n782wjfatthwyzxk5xvjt', createdAt: iso(at), expiresAt: iso(expires) })

const makeDomain = (name, at, verifiedAt = null) => ({ id: makeId('dom', at), name, recordName: `_honnin.${name}`, recordText: `honnin-domain=${letters(26)}`, verifiedAt, createdAt: iso(at) })

function makeConnection(at, over) {
  const id = makeId('con', at)

  return {
    id, protocol: 'OIDC', name: 'Okta', state: 'DRAFT', issuer: 'https://sakura.okta.example', clientId: '0oa1b2c3', defaultRole: 'auditor', justInTime: true,
    callbackUrl: 'https://honnin.example/sso/oidc/callback', metadataUrl: null, createdAt: iso(at), revision: 0, ...over,
  }
}

/** Everything of the tenant but its verifications. */
export function makeTenancy(now) {
  return {
    features: makeFeatures(now),
    links: makeLinks(now),
    keys: makeKeys(now),
    made: new Map(),
    members: makeMembers(now),
    invitations: [
      makeInvitation('sora@example.jp', 'finance', now - day, now + 6 * day),
      makeInvitation('yui.nakamura@partner.example', 'auditor', now - 9 * day, now - 2 * day),
    ],
    connections: [
      makeConnection(now - 30 * day, { state: 'ACTIVE' }),
      makeConnection(now - day, { protocol: 'SAML', name: 'Entra', issuer: 'https://sts.windows.example/4b1f', clientId: null, justInTime: false, callbackUrl: 'https://honnin.example/sso/saml/con_1/acs', metadataUrl: 'https://honnin.example/sso/saml/con_1/metadata' }),
    ],
    domains: [makeDomain('sakura.example', now - 30 * day, iso(now - 29 * day)), makeDomain('sakura-labs.example', now - day)],
    singleSignOn: { required: false, revision: 4, scimUrl: 'https://honnin.example/scim/v2' },
    roles: [{ id: 'rol_01m82q9w4h2k6m8p3r5t7x9z1b', name: 'night-shift', builtIn: false, description: 'Looks at cases between ten and six', permissions: ['evidence:read', 'report:read', 'verification:read', 'verification:review'], revision: 0 }],
  }
}

/** Relay's shape of a list, 50 at a time unless told otherwise. */
export function connection(rows, { first = 50, after } = {}) {
  const from = after ? rows.findIndex((row) => row.id === after) + 1 : 0
  const edges = rows.slice(from, from + first).map((node) => ({ cursor: node.id, node }))

  return {
    edges,
    pageInfo: { hasNextPage: rows.length > from + first, hasPreviousPage: from > 0, startCursor: edges.at(0)?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null },
  }
}

const invalid = (field, message) => ({ __typename: 'InvalidInput', message, field: `input.${field}` })

const gone = { __typename: 'NotFound', message: 'There is no such thing.' }
const stale = { __typename: 'Conflict', message: 'Somebody else changed it.' }

function log(tenancy, action, target, before, after) {
  const previous = tenancy.links[0]
  const seq = (previous?.seq ?? 0) + 1
  tenancy.links.unshift({
    id: makeId('aud', Date.now()), seq, at: iso(Date.now()), actorKind: 'USER', actor: 'usr_01m82n782wjfatthwyzxk5xvjt', reason: '', action, target, before, after,
    address: '203.0.113.24', agent: 'Firefox on macOS', request: makeId('req', Date.now()), previous: previous?.hash ?? '0'.repeat(64), hash: hash(`${seq}`),
  })
}

function keyResolvers(tenancy, need) {
  function once(idempotencyKey, make) {
    const before = tenancy.made.get(idempotencyKey)
    if (before) return { apiKey: before, secret: null }
    const made = make()
    tenancy.keys.unshift(made.apiKey)
    tenancy.made.set(idempotencyKey, made.apiKey)

    return made
  }

  return {
    apiKeys: (page) => {
      need('key:read')

      return connection(tenancy.keys, page)
    },
    createApiKey: ({ input: { idempotencyKey, ...draft } }) => {
      need('key:write')
      if (draft.networks?.some((network) => !/^[0-9a-f.:]+(\/\d+)?$/.test(network))) return invalid('networks', 'This is no network: write addresses or CIDR blocks.')
      const made = once(idempotencyKey, () => makeKey(Date.now(), draft))
      log(tenancy, 'key.create', made.apiKey.id, null, { name: draft.name, role: draft.role })

      return { __typename: 'CreateAPIKeyPayload', ...made }
    },
    rotateApiKey: ({ input }) => {
      need('key:write')
      const old = tenancy.keys.find(({ id }) => id === input.id)
      if (!old) return gone
      const { name, mode, role, scopes, networks } = old
      const made = once(input.idempotencyKey, () => makeKey(Date.now(), { name, mode, role, scopes, networks }))
      Object.assign(old, { successorId: made.apiKey.id, expiresAt: iso(Date.now() + input.overlap * 1000) })
      log(tenancy, 'key.rotate', old.id, null, { successor: made.apiKey.id })

      return { __typename: 'RotateAPIKeyPayload', ...made }
    },
    revokeApiKey: ({ input }) => {
      need('key:write')
      const apiKey = tenancy.keys.find(({ id }) => id === input.id)
      if (!apiKey) return gone
      apiKey.revokedAt = iso(Date.now())
      log(tenancy, 'key.revoke', apiKey.id, { revoked: false }, { revoked: true })

      return { __typename: 'RevokeAPIKeyPayload', apiKey }
    },
  }
}

function roleResolvers(tenancy, need) {
  return {
    roles: () => {
      need('role:read')

      return [...Object.entries(builtIn).map(([name, permissions]) => ({ id: null, name, builtIn: true, description: '', permissions: [...permissions].sort(), revision: 0 })), ...tenancy.roles]
    },
    createRole: ({ input }) => {
      need('role:write')
      if (builtIn[input.name]) return invalid('name', 'This is the name of a built-in role.')
      const role = { id: makeId('rol', Date.now()), builtIn: false, description: '', revision: 0, ...input }
      tenancy.roles.push(role)
      log(tenancy, 'role.create', role.id, null, input)

      return { __typename: 'CreateRolePayload', role }
    },
    updateRole: ({ input: { id, revision, ...change } }) => {
      need('role:write')
      const role = tenancy.roles.find((each) => each.id === id)
      if (!role) return gone
      if (role.revision !== revision) return stale
      Object.assign(role, change, { revision: revision + 1 })

      return { __typename: 'UpdateRolePayload', role }
    },
    deleteRole: ({ input: { id } }) => {
      need('role:write')
      const role = tenancy.roles.find((each) => each.id === id)
      if (tenancy.members.some((member) => member.role === role?.name)) return { __typename: 'Conflict', message: 'Somebody has this role.' }
      tenancy.roles = tenancy.roles.filter((each) => each !== role)

      return { __typename: 'DeleteRolePayload', id }
    },
  }
}

function memberResolvers(tenancy, need) {
  const act = (typename, change) => ({ input }) => {
    need('member:write')
    const member = tenancy.members.find(({ id }) => id === input.id)
    if (!member) return gone
    const refused = change(member, input)

    return refused ?? { __typename: typename, member, id: member.id }
  }
  const invited = (typename, change) => ({ input }) => {
    need('member:write')
    const invitation = tenancy.invitations.find(({ id }) => id === input.id)
    if (!invitation) return gone
    change(invitation)

    return { __typename: typename, invitation }
  }

  return {
    members: (page) => {
      need('member:read')

      return connection(tenancy.members, page)
    },
    invitations: (page) => {
      need('member:read')

      return connection(tenancy.invitations, page)
    },
    changeMemberRole: act('ChangeMemberRolePayload', (member, { role, revision }) => {
      if (member.revision !== revision) return stale
      log(tenancy, 'member.update', member.id, { role: member.role }, { role })
      Object.assign(member, { role, revision: revision + 1 })
    }),
    suspendMember: act('SuspendMemberPayload', (member) => {
      if (member.role === 'owner') return { __typename: 'Conflict', message: 'A tenant keeps an owner.' }
      member.state = 'SUSPENDED'
    }),
    reinstateMember: act('ReinstateMemberPayload', (member) => {
      member.state = 'ACTIVE'
    }),
    removeMember: act('RemoveMemberPayload', (member) => {
      tenancy.members = tenancy.members.filter((each) => each !== member)
      log(tenancy, 'member.remove', member.id, { role: member.role }, null)
    }),
    inviteMember: ({ input: { email, role } }) => {
      need('member:write')
      if (tenancy.members.some((member) => member.email === email)) return { __typename: 'Conflict', message: 'This person is a member already.' }
      const invitation = makeInvitation(email, role, Date.now(), Date.now() + 7 * day)
      tenancy.invitations.unshift(invitation)
      log(tenancy, 'member.invite', invitation.id, null, { email, role })

      return { __typename: 'InviteMemberPayload', invitation, created: true }
    },
    resendInvitation: invited('ResendInvitationPayload', (invitation) => {
      invitation.expiresAt = iso(Date.now() + 7 * day)
    }),
    revokeInvitation: invited('RevokeInvitationPayload', (invitation) => {
      tenancy.invitations = tenancy.invitations.filter((each) => each !== invitation)
    }),
  }
}

function ssoResolvers(tenancy, need) {
  const change = (typename, list, result, act) => ({ input }) => {
    need('sso:write')
    const found = tenancy[list].find(({ id }) => id === input.id)
    if (!found) return gone
    if (input.revision !== undefined && found.revision !== input.revision) return stale

    return act(found) ?? { __typename: typename, [result]: found, id: found.id }
  }
  const to = (state) => (connection) => {
    Object.assign(connection, { state, revision: connection.revision + 1 })
  }
  const without = (list) => (one) => {
    tenancy[list] = tenancy[list].filter((each) => each !== one)
  }
  const seen = (list) => () => {
    need('sso:read')

    return tenancy[list]
  }

  return {
    connections: seen('connections'),
    domains: seen('domains'),
    singleSignOn: seen('singleSignOn'),
    createConnection: ({ input: { clientSecret, metadata, metadataUrl, ...draft } }) => {
      need('sso:write')
      if (draft.protocol === 'OIDC' && !draft.issuer.startsWith('https://')) return invalid('issuer', 'An issuer is an https:// address.')
      const connection = makeConnection(Date.now(), draft)
      tenancy.connections.push(connection)

      return { __typename: 'CreateConnectionPayload', connection }
    },
    enableConnection: change('EnableConnectionPayload', 'connections', 'connection', to('ACTIVE')),
    disableConnection: change('DisableConnectionPayload', 'connections', 'connection', to('DISABLED')),
    deleteConnection: change('DeleteConnectionPayload', 'connections', 'connection', without('connections')),
    addDomain: ({ input: { name } }) => {
      need('sso:write')
      if (!name.includes('.')) return invalid('name', 'This is no domain.')
      const domain = makeDomain(name, Date.now())
      tenancy.domains.push(domain)

      return { __typename: 'AddDomainPayload', domain }
    },
    verifyDomain: change('VerifyDomainPayload', 'domains', 'domain', (domain) => {
      if (!domain.name.startsWith('sakura')) return { __typename: 'Conflict', message: 'The record is not there yet.' }
      domain.verifiedAt = iso(Date.now())
    }),
    removeDomain: change('RemoveDomainPayload', 'domains', 'domain', without('domains')),
    requireSingleSignOn: ({ input: { required, revision } }) => {
      need('sso:write')
      if (tenancy.singleSignOn.revision !== revision) return stale
      Object.assign(tenancy.singleSignOn, { required, revision: revision + 1 })

      return { __typename: 'RequireSingleSignOnPayload', singleSignOn: tenancy.singleSignOn }
    },
  }
}

/** The resolvers of what stands here. `need` refuses those without the permission. */
export function tenancyResolvers(world, need) {
  const { tenancy } = world

  return {
    ...keyResolvers(tenancy, need),
    ...roleResolvers(tenancy, need),
    ...memberResolvers(tenancy, need),
    ...ssoResolvers(tenancy, need),
    features: () => {
      need('feature:read')

      return tenancy.features
    },
    requestFeature: ({ input }) => {
      need('feature:write')
      const feature = tenancy.features.find((each) => each.key === input.feature)
      if (!feature) return invalid('feature', 'There is no such feature.')
      feature.requestedAt ??= iso(Date.now())

      return { __typename: 'RequestFeaturePayload', feature }
    },
    auditLog: ({ filter, ...page }) => {
      need('audit:read')
      const { actor, action, target, from, to } = filter ?? {}
      const rows = tenancy.links.filter(
        (link) => (!actor || link.actor === actor) && (!action || link.action === action) && (!target || link.target === target) && (!from || link.at >= from) && (!to || link.at < to),
      )

      return connection(rows, page)
    },
  }
}
