// A test environment from its making to its clearing: what is tried in it looks like the real thing, and never is.
import assert from 'node:assert/strict'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { company } from './flows/world.mjs'
import { fake } from './lib/fake.mjs'
import { plant } from './lib/planted.mjs'
import { binary, eventually, root, serve } from './lib/server.mjs'
import { Program, Visitor } from './lib/visitor.mjs'

const world = {}
let sink
let minato
let live
let tried
const opened = {}

/** A key of whoever makes it, as a program that holds it. */
async function program(owner, name) {
  const { secret } = await owner.change('createApiKey', { idempotencyKey: name, name, role: 'developer' }, 'secret')
  return new Program(world.server, secret)
}

/** Opens a verification; its id. */
async function open(who, reference, key = crypto.randomUUID()) {
  const { verification } = await who.change('createVerification', { idempotencyKey: key, reference }, 'verification { id captureUrl }')
  if (verification.captureUrl) plant('capture-token', verification.captureUrl.split('#')[1])
  return verification.id
}

/** What somebody used this month, in the one environment or the other. */
async function used(who, environment) {
  const month = new Date().toISOString().slice(0, 7)
  const { usageRows } = await who.graphql(`{ usageRows(month: "${month}", zone: "UTC", environment: ${environment}) { edges { node { meter } } } }`)
  return usageRows.edges.length
}

const look = (who, id) => who.graphql('query ($id: ID!) { verification(id: $id) { state livemode } }', { id })

before(async () => {
  const data = await mkdtemp(path.join(tmpdir(), 'honnin-e2e-'))
  const words = ['--data', data, '--policy', path.join(root, 'e2e/people/policy.yaml'), '--trusted-proxies', '127.0.0.0/8', '--reach-loopback']
  sink = await fake('sink')
  world.server = await serve((listen) => [binary, 'serve', '--listen', listen, ...words], root, data)
  world.operator = await new Visitor(world.server).enter(world.server.operator)
  minato = await company(world, 'Minato')
})

after(async () => {
  await world.server?.stop()
  await sink?.stop()
})

describe('test mode', () => {
  test('has an environment of its own, and a key for each side that the other refuses', async () => {
    live = await program(minato.owner, 'live')
    const { createTestEnvironment } = await minato.owner.graphql(
      'mutation { createTestEnvironment { __typename ... on CreateTestEnvironmentPayload { created testEnvironment { tenant { id name test } } } } }',
    )
    const { tenant } = createTestEnvironment.testEnvironment
    assert.deepEqual([createTestEnvironment.created, tenant.test, tenant.name], [true, true, 'Minato (test)'])

    await minato.owner.post('/session/tenant', { tenant: tenant.id }, 204)
    tried = await program(minato.owner, 'tried')
    assert.match(live.key, /^hk_live_/)
    assert.match(tried.key, /^hk_test_/)

    opened.live = await open(live, 'test:approved', 'a')
    opened.tried = await open(tried, 'test:approved', 'a')
    assert.equal((await look(live, opened.live)).verification.livemode, true)
    assert.equal((await look(tried, opened.tried)).verification.livemode, false)
    assert.equal((await look(live, opened.tried)).verification, null)
    assert.equal((await look(tried, opened.live)).verification, null)

    for (const [name, input] of [['playTestVerification', { id: opened.live }], ['advanceTestClock', { by: 1, advancedBy: 0 }], ['clearTestData', { idempotencyKey: 'a' }]]) {
      assert.equal((await live.mutate(name, input, '__typename')).__typename, 'Conflict', `${name} outside`)
    }
  })

  test('plays each magic reference to its outcome, and every message says that it is not live', async () => {
    const made = await minato.owner.change('createWebhookEndpoint', { idempotencyKey: 'sink', url: `${sink.url}/hook`, eventTypes: ['verification.*'] }, 'secret')
    await fetch(`${sink.url}/control`, { method: 'POST', body: JSON.stringify({ secret: plant('webhook-secret', made.secret), mode: 'ok' }) })

    const ends = { approved: 'APPROVED', retake: 'APPROVED', declined: 'DECLINED', mismatch: 'DECLINED', review: 'REVIEW', engine_failed: 'REVIEW' }
    for (const [script, state] of Object.entries(ends)) {
      const id = await open(tried, `test:${script}`)
      const { verification } = await tried.change('playTestVerification', { id }, 'verification { state livemode }')
      assert.deepEqual(verification, { state, livemode: false }, script)
      opened[script] = id
    }
    opened.expired = await open(tried, 'test:expired')
    await eventually('the expiry', async () => (await look(tried, opened.expired)).verification.state === 'EXPIRED')

    const heard = []
    await eventually('the messages', async () => {
      heard.push(...(await (await fetch(`${sink.url}/received`)).json()))
      return [...Object.keys(ends), 'expired'].every((script) =>
        heard.some(({ signed, body }) => signed && body.data.id === opened[script] && body.type === `verification.${(ends[script] ?? 'expired').toLowerCase()}`),
      )
    })
    assert.ok(heard.every(({ body }) => body.livemode === false))
    assert.equal(await used(tried, 'LIVE'), 0)
    assert.ok((await used(tried, 'TEST')) > 0, 'it is written down as that of a test')
    assert.ok(!heard.some(({ body }) => body.data.id === opened.live), 'nothing of the live side')
  })

  test('expires what waits when its clock goes on', async () => {
    const waits = await open(tried, 'somebody')
    await tried.change('advanceTestClock', { by: 7 * 86_400, advancedBy: 0 }, 'testEnvironment { advancedBy }')
    await eventually('the expiry', async () => (await look(tried, waits)).verification.state === 'EXPIRED')
    assert.equal((await tried.mutate('advanceTestClock', { by: 1, advancedBy: 0 }, '__typename')).__typename, 'TestClockMoved')
    assert.equal((await look(live, opened.live)).verification.state, 'CREATED', 'the live clock is nobody’s to advance')
  })

  test('is cleared of everything, and the live side has lost nothing and owes nothing', async () => {
    const { clearing } = await tried.change('clearTestData', { idempotencyKey: 'a' }, 'clearing { id state }')
    const done = await eventually('the clearing', async () => {
      const { testClearings } = await tried.graphql('{ testClearings(first: 1) { edges { node { id state verifications remaining } } } }')
      const [{ node }] = testClearings.edges
      return node.state === 'DONE' && node
    })
    assert.deepEqual(done, { id: clearing.id, state: 'DONE', verifications: 9, remaining: 0 })
    assert.deepEqual((await tried.graphql('{ verifications { edges { node { id } } } }')).verifications.edges, [])
    assert.equal((await look(tried, opened.approved)).verification, null)
    assert.equal((await tried.graphql('{ webhookEndpoints { edges { node { url } } } }')).webhookEndpoints.edges.length, 1, 'what it is set up with stays')

    const { auditLog } = await minato.owner.graphql('{ auditLog(first: 50) { edges { node { action } } } }')
    const actions = auditLog.edges.map(({ node }) => node.action).filter((action) => action.startsWith('test.'))
    assert.deepEqual(actions, ['test.cleared', 'test.clear', 'test.advance'])

    assert.equal((await live.graphql('{ verifications { edges { node { id } } } }')).verifications.edges[0].node.id, opened.live)
    assert.deepEqual([await used(live, 'LIVE'), await used(live, 'TEST'), await used(tried, 'TEST')], [0, 0, 0])
    await minato.owner.post('/session/tenant', { tenant: minato.id }, 204)
    assert.deepEqual((await minato.owner.graphql('{ invoices { edges { node { id } } } }')).invoices.edges, [], 'nothing is owed')
    assert.ok(await open(tried, 'afterwards'), 'it works on')
  })
})
