// The state behind the fake API and its resolvers: what a tenant sees, and the switches with which a test makes trouble.
import { randomUUID } from 'node:crypto'

import { makeVerification, makeWeek } from './data.js'
import { makePerson, personFields } from './people.js'
import { builtIn, makeTenancy, tenancyResolvers } from './tenancy.js'

export const roles = { ...builtIn, nobody: ['viewer:read', 'session:read'] }

/** An error as the server's edge writes it. */
export class Refusal extends Error {
  constructor(kind, message) {
    super(message)
    this.extensions = { kind }
  }
}

export function createWorld(now = Date.now()) {
  return {
    rows: makeWeek(now),
    tenancy: makeTenancy(now),
    person: makePerson(now),
    role: 'admin',
    tokens: new Set(['good']),
    sessions: new Set(),
    keys: new Map(),
    /** Milliseconds before each answer of the API. */
    delay: 0,
    /** 'down' closes every connection, 'broken' answers with an internal error. */
    trouble: null,
  }
}

function need(world, permission) {
  if (!roles[world.role].includes(permission)) throw new Refusal('forbidden', 'You may not do this.')
}

function fits(row, filter) {
  return (
    (!filter?.states || filter.states.includes(row.state)) &&
    (!filter?.reference || row.reference === filter.reference) &&
    (!filter?.createdFrom || row.createdAt >= filter.createdFrom) &&
    (!filter?.createdBefore || row.createdAt < filter.createdBefore)
  )
}

function guarded(world, row) {
  const guard = (permission, value) => () => {
    need(world, permission)

    return value
  }

  return {
    ...row,
    captureUrl: guard('verification:create', row.captureUrl),
    evidence: guard('evidence:read', row.evidence),
    answers: guard('evidence:read', row.answers),
    report: guard('report:read', row.report),
  }
}

function page(world, { first, after, filter }) {
  const rows = world.rows.filter((row) => fits(row, filter))
  const from = after ? rows.findIndex((row) => row.id === after) + 1 : 0
  const edges = rows.slice(from, from + first).map((row) => ({ cursor: row.id, node: guarded(world, row) }))

  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > from + first,
      hasPreviousPage: from > 0,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

function create(world, input) {
  if (input.reference === 'bad') {
    return { __typename: 'InvalidInput', message: 'The reference cannot be "bad".', field: 'input.reference' }
  }
  const before = world.keys.get(input.idempotencyKey)
  const row = before ?? makeVerification({ at: Date.now(), state: 'CREATED', reference: input.reference ?? null, steps: input.steps })
  if (!before) {
    world.rows.unshift(row)
    world.keys.set(input.idempotencyKey, row)
  }

  return { __typename: 'CreateVerificationPayload', created: !before, verification: guarded(world, row) }
}

function cancel(world, { id }) {
  const row = world.rows.find((each) => each.id === id)
  if (!row) return { __typename: 'NotFound', message: 'There is no such verification.' }
  if (!['CREATED', 'CAPTURING', 'CANCELED'].includes(row.state)) {
    return { __typename: 'InvalidState', message: 'It has moved on.', state: row.state }
  }
  row.state = 'CANCELED'
  row.captureUrl = null
  row.timeline.push({ id: `evt_${randomUUID()}`, type: 'verification.canceled', at: new Date().toISOString() })

  return { __typename: 'CancelVerificationPayload', verification: guarded(world, row) }
}

/** The resolvers of every root field, on the schema that the server serves. */
export function resolvers(world) {
  return {
    viewer: () => ({
      kind: 'USER',
      name: 'aiko@example.jp',
      permissions: roles[world.role],
      tenant: { id: 'ten_01', name: 'Sakura Bank', test: false, createdAt: new Date().toISOString() },
      ...personFields(world),
    }),
    ...tenancyResolvers(world, (permission) => need(world, permission)),
    verification: ({ id }) => {
      need(world, 'verification:read')
      const row = world.rows.find((each) => each.id === id)

      return row ? guarded(world, row) : null
    },
    verifications: (args) => {
      need(world, 'verification:read')

      return page(world, args)
    },
    // Nothing waits for a reviewer here.
    reviewCases: () => {
      need(world, 'verification:review')

      return { edges: [], pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null } }
    },
    reviewCount: () => {
      need(world, 'verification:review')

      return 0
    },
    createVerification: ({ input }) => {
      need(world, 'verification:create')

      return create(world, input)
    },
    cancelVerification: ({ input }) => {
      need(world, 'verification:cancel')

      return cancel(world, input)
    },
  }
}
