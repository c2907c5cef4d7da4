// API keys: what they may, from where, for how long, and what becomes of one that leaked.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventually } from '../lib/server.mjs'
import { Program, Visitor } from '../lib/visitor.mjs'
import { company } from './world.mjs'

const fields = 'apiKey { id revision prefix last4 uses usedFrom revokedBy successorId expiresAt } secret'
const ask = '{ verifications { pageInfo { hasNextPage } } }'

/** A key of the owner's, as a program that holds it, and as the API shows it. */
export async function keyOf(world, owner, more = {}) {
  const made = await owner.change('createApiKey', { idempotencyKey: crypto.randomUUID(), name: 'backend', role: 'developer', ...more }, fields)
  return { program: new Program(world.server, made.secret), ...made.apiKey }
}

async function works(program) {
  const { status, body } = await program.ask('POST', '/graphql', { query: ask })
  return status === 200 && !body.errors
}

export function key(world) {
  test('a key is shown once, does what its scopes say, and nothing else', async () => {
    const { owner } = await company(world, 'Asagao')
    const idempotencyKey = crypto.randomUUID()
    const input = { idempotencyKey, name: 'backend', mode: 'LIVE', role: 'developer', scopes: [{ subject: 'verification', level: 'READ' }] }
    const { secret, apiKey } = await owner.change('createApiKey', input, fields)
    assert.match(secret, /^hk_live_/)
    assert.equal((await owner.change('createApiKey', input, fields)).secret, null, 'a retry does not show it again')
    const program = new Program(world.server, secret)
    assert.ok(await works(program))
    const refused = await program.ask('POST', '/graphql', { query: 'mutation { createVerification(input: { idempotencyKey: "x" }) { __typename } }' })
    assert.match(refused.text, /forbidden|not allow|permission/i)
    for (const query of ['{ members { pageInfo { hasNextPage } } }', '{ apiKeys { pageInfo { hasNextPage } } }']) {
      assert.ok((await program.ask('POST', '/graphql', { query })).body.errors, query)
    }
    const typo = new Program(world.server, secret.slice(0, -1) + (secret.endsWith('0') ? '1' : '0'))
    assert.ok(!(await works(typo)))
    const { body } = await owner.ask('POST', '/graphql', { query: '{ apiKeys { edges { node { prefix last4 } } } }' })
    assert.equal(body.data.apiKeys.edges[0].node.last4, secret.slice(-4))
    assert.equal(apiKey.prefix + '…', `${apiKey.prefix}…`)
    const more = await owner.mutate('createApiKey', { ...input, idempotencyKey: crypto.randomUUID(), role: 'operator' }, fields)
    assert.equal(more.__typename === 'CreateAPIKeyPayload', false, 'nobody gives what they do not have')
  })

  test('a key works from its networks alone, and no longer than it should', async () => {
    const { owner } = await company(world, 'Suiren')
    const inside = await keyOf(world, owner, { networks: ['203.0.113.0/24'] })
    assert.ok(!(await works(inside.program)))
    inside.program.address = '203.0.113.77'
    assert.ok(await works(inside.program))
    const shown = await eventually('the use to be written', async () => {
      const { apiKeys } = await owner.graphql('{ apiKeys { edges { node { id uses usedFrom } } } }')
      return apiKeys.edges.map(({ node }) => node).find(({ id, uses }) => id === inside.id && uses > 0)
    })
    assert.match(shown.usedFrom, /^203\.0\.113\.0\/24$/, 'a network, not an address')

    const brief = await keyOf(world, owner, { expiresAt: new Date(Date.now() + 1500).toISOString() })
    await eventually('the key to expire', async () => !(await works(brief.program)))
    const past = await owner.mutate('createApiKey', { idempotencyKey: crypto.randomUUID(), name: 'late', role: 'developer', expiresAt: '2020-01-01T00:00:00Z' }, fields)
    assert.equal(past.__typename, 'InvalidInput')
  })

  test('a key is replaced with an overlap, and the old one ends', async () => {
    const { owner } = await company(world, 'Renge')
    const old = await keyOf(world, owner)
    const rotated = await owner.change('rotateApiKey', { id: old.id, idempotencyKey: crypto.randomUUID(), overlap: 3600 }, fields)
    const fresh = new Program(world.server, rotated.secret)
    assert.ok((await works(old.program)) && (await works(fresh)), 'both, for an hour')
    const last = await owner.change('rotateApiKey', { id: rotated.apiKey.id, idempotencyKey: crypto.randomUUID(), overlap: 0 }, fields)
    assert.ok(await works(new Program(world.server, last.secret)))
    await eventually('the replaced key to end', async () => !(await works(fresh)))
  })

  test('whoever finds a key can have it revoked, and learns nothing by it', async () => {
    const { owner } = await company(world, 'Hagi')
    const leaked = await keyOf(world, owner)
    assert.ok(await works(leaked.program))
    const finder = new Visitor(world.server)
    const unknown = leaked.program.key.replace(/.{12}$/, '0'.repeat(12))
    assert.equal((await finder.post('/keys/revoke', { key: unknown }, 204)).text, (await finder.post('/keys/revoke', { key: leaked.program.key }, 204)).text)
    await eventually('the key to be refused', async () => !(await works(leaked.program)), 3)
    const { apiKeys } = await owner.graphql('{ apiKeys { edges { node { id revokedBy } } } }')
    assert.equal(apiKeys.edges.find(({ node }) => node.id === leaked.id).node.revokedBy, 'holder')
  })

  test('a key has a rate of its own, said in the standard headers', async () => {
    const { owner } = await company(world, 'Susuki')
    const { program } = await keyOf(world, owner, { rate: 3 })
    const answers = []
    for (let i = 0; i < 6; i++) answers.push(await program.ask('POST', '/graphql', { query: ask }))
    assert.ok(answers.some(({ status, headers }) => status === 429 && Number(headers.get('retry-after')) > 0), answers.map(({ status }) => status).join())
    assert.ok(answers[0].headers.get('ratelimit') ?? answers[0].headers.get('ratelimit-limit'), [...answers[0].headers.keys()].join())
  })
}
