// A test environment from its making to its clearing: what is tried in it looks like the real thing, and never is. In between, the whole
// course of an integration: a flow is published, verifications come to every outcome, people review and appeal, and a receiver that fails in
// every way hears of it all.
import assert from 'node:assert/strict'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { colleague, company } from './flows/world.mjs'
import { inspect } from './lib/axe.mjs'
import { desktop, launch, open as openPage, phone, shoot } from './lib/browser.mjs'
import { fake } from './lib/fake.mjs'
import { plant } from './lib/planted.mjs'
import { binary, capture, eventually, root, serve } from './lib/server.mjs'
import { Program, Visitor } from './lib/visitor.mjs'

const world = {}
let sink
let minato
let live
let tried
const opened = {}
let environment
let reviewers
let ahead = 0

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
  // The server trusts the sink's own certificate, and no other of its.
  process.env.SSL_CERT_FILE = path.join(await mkdtemp(path.join(tmpdir(), 'honnin-e2e-')), 'sink.pem')
  await writeFile(process.env.SSL_CERT_FILE, sink.certificate)
  world.server = await serve((listen) => [binary, 'serve', '--listen', listen, ...words], root, data)
  world.operator = await new Visitor(world.server).enter(world.server.operator)
  minato = await company(world, 'Minato')
  reviewers = [await colleague(world, minato, 'reviewer'), await colleague(world, minato, 'reviewer')]
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
    environment = tenant.id
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

  test('takes an integration through its whole course, with a receiver that fails in every way and recovers', async () => {
    const yaml = 'name: Main\nsteps: [{kind: consent}, {kind: selfie, liveness: [passive]}]\n'
    const { version } = await minato.owner.change('createFlow', { idempotencyKey: 'main', name: 'main', yaml }, 'version { id revision }')
    for (const verb of ['validateFlowVersion', 'publishFlowVersion']) {
      const moved = (await minato.owner.graphql(`mutation ($input: MoveFlowVersionInput!) { moved: ${verb}(input: $input) { ... on MoveFlowVersionPayload { version { id revision state } } } }`, { input: { id: version.id, revision: version.revision } })).moved
      Object.assign(version, moved.version)
    }
    assert.equal(version.state, 'PUBLISHED')

    const types = ['approved', 'declined', 'review', 'canceled', 'expired'].map((state) => `verification.${state}`)
    const made = await minato.owner.change('createWebhookEndpoint', { idempotencyKey: 'course', url: `${sink.tls}/hook`, eventTypes: [...types, 'appeal.opened'], payload: 'FULL' }, 'endpoint { id } secret')
    const control = (mode) => fetch(`${sink.url}/control`, { method: 'POST', body: JSON.stringify({ secret: made.secret, mode }) })
    plant('webhook-secret', made.secret)
    const play = async (reference, flow = 'main') => {
      const { verification } = await tried.change('createVerification', { idempotencyKey: crypto.randomUUID(), flow, reference }, 'verification { id captureUrl }')
      plant('capture-token', verification.captureUrl.split('#')[1])
      await tried.change('playTestVerification', { id: verification.id }, 'verification { state }')
      return verification.id
    }

    // One message meets every failure, a try after each, and then the receiver is in order again.
    const failures = [['error', 'status'], ['redirect', 'redirect'], ['stranger', 'tls'], ['hang', 'timeout'], ['ok', null]]
    let tries
    const first = await control('error').then(() => play('test:approved'))
    for (const [at, [mode]] of failures.entries()) {
      if (at > 0) {
        await control(mode)
        ahead += 11 * 3600
        await tried.change('advanceTestClock', { by: 11 * 3600, advancedBy: ahead - 11 * 3600 }, 'testEnvironment { advancedBy }')
      }
      tries = await eventually(`the try in mode ${mode}`, async () => {
        const { webhookEndpoint } = await minato.owner.graphql('query ($id: ID!) { webhookEndpoint(id: $id) { deliveries { edges { node { type state seq attempts { failure status tookMs } } } } } }', { id: made.endpoint.id })
        const { node } = webhookEndpoint.deliveries.edges.find(({ node: { type } }) => type === 'verification.approved')
        return node.attempts.length === at + 1 && node
      })
    }
    assert.equal(tries.state, 'DELIVERED')
    assert.deepEqual(tries.attempts.map(({ failure }) => failure).toReversed(), failures.map(([, failure]) => failure))

    const heard = []
    const told = (id, type, byReview) =>
      eventually(`${type} of ${id}`, async () => {
        heard.push(...(await (await fetch(`${sink.url}/received`)).json()))
        return heard.find(({ path: where, signed, body }) => where === '/hook' && signed && body.type === type && body.data.id === id && body.data.byReview === byReview)
      })
    await told(first, 'verification.approved', false)
    const copies = heard.filter(({ signed, body }) => signed && body.data.id === first)
    assert.equal(copies.length, 4, 'in the clear of a handshake that failed nothing is said')
    assert.equal(new Set(copies.map(({ id }) => id)).size, 1, 'one message')
    assert.ok(copies.every(({ body }) => body.livemode === false))

    // Every other outcome; that of a time that is over stands above.
    const [waits, refused, retaken, canceled] = [await play('test:review'), await play('test:declined'), await play('test:retake'), await open(tried, 'test:approved')]
    await tried.change('cancelVerification', { id: canceled }, 'verification { state }')
    await told(waits, 'verification.review')
    const { body: refusal } = await told(refused, 'verification.declined', false)
    await told(retaken, 'verification.approved', false)
    await told(canceled, 'verification.canceled')

    // People decide, and hear the person who objects.
    for (const who of reviewers) await who.post('/session/tenant', { tenant: environment }, 204)
    const caseOf = (who, id) => eventually('the case', async () => (await who.graphql('query ($id: ID!) { verification(id: $id) { reviewCase { id cause verification { livemode } } } }', { id })).verification.reviewCase)
    const decide = async (who, id, verdict, reasons) => {
      const { case: taken } = await who.change('claimReview', { id }, 'case { id revision }')
      await who.change('decideReview', { ...taken, idempotencyKey: crypto.randomUUID(), verdict, reasons }, 'case { state }')
    }
    const left = await caseOf(reviewers[0], waits)
    assert.deepEqual([left.cause, left.verification.livemode], ['POLICY', false])
    await decide(reviewers[0], left.id, 'APPROVE', ['GENUINE_PERSON'])

    const pass = plant('capture-token', new URL(refusal.data.appealUrl).hash.slice(1))
    const objection = await capture(world.server, { captureUrl: refusal.data.appealUrl }, 'GET', 'appeal')
    assert.equal(objection.tenant.test, true, 'the page of an appeal says what it is')
    assert.ok(pass)
    await capture(world.server, { captureUrl: refusal.data.appealUrl }, 'POST', 'appeal', { words: 'It was me.' })
    const appealed = await caseOf(reviewers[1], refused)
    assert.equal(appealed.cause, 'APPEAL')
    await decide(reviewers[1], appealed.id, 'APPROVE', ['GENUINE_PERSON'])
    await told(waits, 'verification.approved', true)
    await told(refused, 'appeal.opened')
    await told(refused, 'verification.approved', true)

    const ours = heard.filter(({ signed }) => signed)
    assert.ok(heard.every(({ path: where }) => where === '/hook'), 'no redirect was followed')
    assert.equal(new Set(ours.map(({ body }) => body.sequence)).size, new Set(ours.map(({ id }) => id)).size, 'each message has a number of its own')

    // What happened before there was this endpoint is sent to it when it is asked for; asking twice sends it once.
    const missed = { id: made.endpoint.id, idempotencyKey: 'missed', from: new Date(Date.now() - 3600_000).toISOString(), to: new Date().toISOString() }
    const counts = [await tried.change('resendWebhooks', missed, 'count'), await tried.change('resendWebhooks', missed, 'count')]
    assert.ok(counts[0].count > 0)
    assert.equal(counts[0].count, counts[1].count)
    await told(opened.mismatch, 'verification.declined', false)
  })

  test('expires what waits when its clock goes on', async () => {
    const waits = await open(tried, 'somebody')
    await tried.change('advanceTestClock', { by: 7 * 86_400, advancedBy: ahead }, 'testEnvironment { advancedBy }')
    await eventually('the expiry', async () => (await look(tried, waits)).verification.state === 'EXPIRED')
    assert.equal((await tried.mutate('advanceTestClock', { by: 1, advancedBy: 0 }, '__typename')).__typename, 'TestClockMoved')
    assert.equal((await look(live, opened.live)).verification.state, 'CREATED', 'the live clock is nobody’s to advance')
  })

  test('has a page in the console for its clock, its references and its clearing', async () => {
    const browser = await launch()
    try {
      const page = await openPage(browser, { ...desktop, locale: 'en' })
      await page.context().addCookies([...minato.owner.cookies].map(([name, { value }]) => ({ name, value, url: world.server.url })))
      await page.context().setExtraHTTPHeaders({ 'X-Forwarded-For': minato.owner.address })
      await page.goto(`${world.server.url}/test`)
      await page.getByText('Test mode – nothing here is real.').waitFor()
      assert.equal(await page.title(), 'Test mode – Honnin')
      for (const script of ['approved', 'declined', 'mismatch', 'review', 'retake', 'engine_failed', 'expired']) await page.getByText(`test:${script}`, { exact: true }).waitFor()

      const before = (await tried.graphql('{ testEnvironment { advancedBy } }')).testEnvironment.advancedBy
      await page.getByRole('button', { name: '+1 day' }).click()
      const after = await eventually('the clock', async () => {
        const { advancedBy } = (await tried.graphql('{ testEnvironment { advancedBy } }')).testEnvironment
        return advancedBy !== before && advancedBy
      })
      assert.equal(after, before + 86_400)
      await inspect(page)

      await page.getByRole('button', { name: 'Clear test data…' }).click()
      await page.getByRole('dialog').waitFor()
      await shoot(page, 'test-clear')
      await inspect(page)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      for (const [size, { viewport }] of Object.entries({ 1440: desktop, 390: phone })) {
        await page.setViewportSize(viewport)
        await shoot(page, `test-${size}`, { fullPage: true })
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing lies beside the screen')
      }
      await page.getByRole('button', { name: 'Leave test mode' }).click()
      await page.getByText('Test mode – nothing here is real.').waitFor({ state: 'hidden' })
      assert.equal(await page.title(), 'Honnin')
      await page.goto(`${world.server.url}/test`)
      await page.getByRole('button', { name: 'Enter the test environment' }).click()
      await page.getByText('Test mode – nothing here is real.').waitFor()
      // Each crossing renewed the session.
      for (const { name, value } of await page.context().cookies()) minato.owner.cookies.set(name, { value: plant('session', value), attributes: [] })
      assert.deepEqual(page.complaints, [])
    } finally {
      await browser.close()
    }
  })

  test('is cleared of everything, and the live side has lost nothing and owes nothing', async () => {
    const { clearing } = await tried.change('clearTestData', { idempotencyKey: 'a' }, 'clearing { id state }')
    const done = await eventually('the clearing', async () => {
      const { testClearings } = await tried.graphql('{ testClearings(first: 1) { edges { node { id state verifications remaining } } } }')
      const [{ node }] = testClearings.edges
      return node.state === 'DONE' && node
    })
    assert.deepEqual(done, { id: clearing.id, state: 'DONE', verifications: 14, remaining: 0 })
    assert.deepEqual((await tried.graphql('{ verifications { edges { node { id } } } }')).verifications.edges, [])
    assert.equal((await look(tried, opened.approved)).verification, null)
    assert.equal((await tried.graphql('{ webhookEndpoints { edges { node { url } } } }')).webhookEndpoints.edges.length, 2, 'what it is set up with stays')

    const { auditLog } = await minato.owner.graphql('{ auditLog(first: 50) { edges { node { action } } } }')
    const actions = auditLog.edges.map(({ node }) => node.action).filter((action) => action.startsWith('test.'))
    assert.deepEqual(actions.slice(0, 3), ['test.cleared', 'test.clear', 'test.advance'])

    assert.equal((await live.graphql('{ verifications { edges { node { id } } } }')).verifications.edges[0].node.id, opened.live)
    assert.deepEqual([await used(live, 'LIVE'), await used(live, 'TEST'), await used(tried, 'TEST')], [0, 0, 0])
    await minato.owner.post('/session/tenant', { tenant: minato.id }, 204)
    assert.deepEqual((await minato.owner.graphql('{ invoices { edges { node { id } } } }')).invoices.edges, [], 'nothing is owed')
    assert.ok(await open(tried, 'afterwards'), 'it works on')
  })
})
