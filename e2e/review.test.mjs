// What a policy leaves to people: one decides, the tenant's own system hears of it, and a person who was declined objects once.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { colleague, company } from './flows/world.mjs'
import { inspect } from './lib/axe.mjs'
import { launch, open, phone, shoot } from './lib/browser.mjs'
import { fake } from './lib/fake.mjs'
import { plant } from './lib/planted.mjs'
import { binary, capture, eventually, evidence, root, serve } from './lib/server.mjs'
import { Visitor } from './lib/visitor.mjs'

const world = {}
let sink
let browser
let minato
let first
let second
let senior

before(async () => {
  const data = await mkdtemp(path.join(tmpdir(), 'honnin-e2e-'))
  const policy = path.join(await mkdtemp(path.join(tmpdir(), 'honnin-policy-')), 'policy.yaml')
  const rule = (then) => `  - {when: '"want" in metadata && metadata.want == "${then}"', then: ${then}, reason: wanted}\n`
  await writeFile(policy, `${await readFile(path.join(root, 'e2e/people/policy.yaml'), 'utf8')}rules:\n${rule('review')}${rule('decline')}review: {dueIn: 8h, priority: high}\n`)
  sink = await fake('sink')
  const words = ['--data', data, '--policy', policy, '--trusted-proxies', '127.0.0.0/8', '--reach-loopback']
  world.server = await serve((listen) => [binary, 'serve', '--listen', listen, ...words], root, data)
  world.operator = await new Visitor(world.server).enter(world.server.operator)
  minato = await company(world, 'Minato')
  await world.operator.change('grantFeature', { tenant: minato.id, feature: 'capture.unbound', state: 'ON' }, 'feature { key }')
  ;[first, second, senior] = [await colleague(world, minato, 'reviewer'), await colleague(world, minato, 'reviewer'), await colleague(world, minato, 'senior-reviewer')]
  const yaml = 'name: Main\nsteps: [{kind: consent}, {kind: selfie, liveness: [passive]}]\noptions: {theme: {accent: "#7a1f5c", radius: 4}}\n'
  const { version } = await minato.owner.change('createFlow', { idempotencyKey: 'main', name: 'main', yaml }, 'version { id revision }')
  for (const verb of ['validateFlowVersion', 'publishFlowVersion']) {
    const data = await minato.owner.graphql(`mutation ($input: MoveFlowVersionInput!) { ${verb}(input: $input) { __typename ... on MoveFlowVersionPayload { version { id revision } } } }`, { input: version })
    Object.assign(version, data[verb].version)
  }
  const made = await minato.owner.change('createWebhookEndpoint', { idempotencyKey: 'sink', url: `${sink.url}/hook`, eventTypes: ['verification.*', 'appeal.opened'], payload: 'FULL' }, 'secret')
  await fetch(`${sink.url}/control`, { method: 'POST', body: JSON.stringify({ secret: plant('webhook-secret', made.secret), mode: 'ok' }) })
  browser = await launch()
})

after(async () => {
  await browser?.close()
  await world.server?.stop()
  await sink?.stop()
})

const heard = []

/** Waits for a message about a verification. */
function told(id, type, byReview) {
  return eventually(`${type} of ${id}`, async () => {
    heard.push(...(await (await fetch(`${sink.url}/received`)).json()))
    return heard.find(({ body, signed }) => signed && body.type === type && body.data.id === id && body.data.byReview === byReview)
  })
}

const fields = 'id state level cause round revision obstacle outcome truth appeal { words evidence { imageUrl bound } examination { state findings { check outcome } } } verification { state decidedByReview truth evidence { imageUrl } report { decision findings { check outcome measures } } }'

/** A verification that the policy decided as wanted, with its case. */
async function judged(want) {
  const { verification } = await minato.owner.change(
    'createVerification',
    { idempotencyKey: crypto.randomUUID(), flow: 'main', binding: 'UNBOUND', metadata: { want }, language: 'en' },
    'verification { id captureUrl }',
  )
  plant('capture-token', verification.captureUrl.split('#')[1])
  await capture(world.server, verification, 'POST', 'consent', { version: '2026-11-01' })
  for (const [frame, name] of ['franck-1', 'franck-2', 'franck-3'].entries()) await capture(world.server, verification, 'PUT', `evidence/selfie/${frame}`, await evidence(name))
  await capture(world.server, verification, 'POST', 'submit')
  return verification
}

function caseOf(who, id) {
  return eventually(`the case of ${id}`, async () => (await who.graphql(`query ($id: ID!) { verification(id: $id) { reviewCase { ${fields} } } }`, { id })).verification.reviewCase)
}

/** Takes a case and decides it. */
async function decide(who, id, verdict, reasons) {
  const { case: taken } = await who.change('claimReview', { id }, `case { ${fields} }`)
  const { case: done } = await who.change('decideReview', { id, revision: taken.revision, idempotencyKey: crypto.randomUUID(), verdict, reasons }, `case { ${fields} }`)
  return done
}

describe('review', () => {
  test('decides what the policy left, by one of two who came at once, and the tenant hears of it', async () => {
    const { id } = await judged('review')
    const waits = await caseOf(first, id)
    assert.deepEqual([waits.state, waits.cause, waits.obstacle], ['OPEN', 'POLICY', null])
    assert.equal(waits.verification.evidence.length, 3)
    assert.ok(waits.verification.report.findings.some(({ check }) => check === 'passive'))

    const both = await Promise.all([first, second].map((who) => who.mutate('claimReview', { id: waits.id }, 'case { id }')))
    assert.deepEqual(both.map(({ __typename }) => __typename).toSorted(), ['AlreadyClaimed', 'ClaimReviewPayload'])
    const winner = both[0].__typename === 'ClaimReviewPayload' ? first : second
    const done = await decide(winner, waits.id, 'APPROVE', ['GENUINE_PERSON'])
    assert.deepEqual([done.state, done.verification.state, done.verification.decidedByReview, done.verification.truth], ['DECIDED', 'APPROVED', true, 'GENUINE'])
    assert.equal(done.verification.report.decision, 'REVIEW', 'the report of the policy stays')
    await told(id, 'verification.approved', true)
  })

  test('hears a person who was declined, once, and somebody decides who had not seen it', async () => {
    const made = await judged('decline')
    const { body } = await told(made.id, 'verification.declined', false)

    const appealUrl = async () => (await minato.owner.graphql('query ($id: ID!) { verification(id: $id) { appealUrl } }', { id: made.id })).verification.appealUrl
    assert.match(await appealUrl(), /#apl_/)
    assert.equal(body.data.appealUrl, await appealUrl(), 'for mails of the tenant')

    // The first reviewer looks at it before the person objects.
    await first.graphql('query ($id: ID!) { verification(id: $id) { report { findings { check } } } }', { id: made.id })

    const page = await open(browser, { ...phone, locale: 'en' })
    await page.goto(made.captureUrl)
    await page.getByRole('heading', { level: 1, name: 'We could not confirm' }).waitFor({ timeout: 30_000 })
    await shoot(page, 'appeal-1-outcome')
    await page.getByRole('link', { name: 'Ask for another look' }).click()
    await page.getByRole('textbox').waitFor()
    plant('capture-token', new URL(page.url()).hash.slice(1))
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('alert').waitFor()
    await inspect(page)
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, 'nothing lies beside the screen')
    assert.notEqual(await page.evaluate(() => document.documentElement.style.getPropertyValue('--strong')), '', 'the looks of the flow')
    await page.getByText('Minato').first().waitFor()
    await page.getByRole('button', { name: '日本語' }).click()
    await page.getByRole('heading', { level: 1, name: '再確認の申し立て' }).waitFor()
    await shoot(page, 'appeal-2-ja')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('textbox').fill('My camera was dirty. Here is another photograph.')

    // The camera of the page itself, by keyboard; its shutter releases by itself.
    await page.getByRole('button', { name: 'Take a photograph' }).press('Enter')
    await page.getByRole('button', { name: 'Use this photo' }).waitFor()
    await shoot(page, 'appeal-3-photo')
    await inspect(page)
    await page.getByRole('button', { name: 'Use this photo' }).press('Enter')
    await page.getByText('The photograph has arrived.').waitFor()
    await shoot(page, 'appeal-4-form')
    await inspect(page)
    await page.getByRole('button', { name: 'Send' }).press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Thank you' }).waitFor()
    await shoot(page, 'appeal-5-sent')
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Thank you' }).waitFor()
    assert.deepEqual(page.complaints, [])
    await page.context().close()
    await told(made.id, 'appeal.opened', undefined)

    const waits = await caseOf(senior, made.id)
    assert.deepEqual([waits.state, waits.cause, waits.verification.state], ['OPEN', 'APPEAL', 'REVIEW'])
    const { examination } = await eventually('the checks on the new photograph', async () => {
      const { appeal } = await caseOf(senior, made.id)
      return appeal.examination.state === 'DONE' && appeal
    })
    assert.deepEqual(examination.findings.find(({ check }) => check === 'passive').outcome, 'PASS')
    assert.equal(waits.appeal.words, 'My camera was dirty. Here is another photograph.')
    assert.deepEqual(waits.appeal.evidence.map(({ bound }) => bound), [true, true, true], 'signed by the page that took them')

    const data = await first.graphql('mutation ($input: ClaimReviewInput!) { claimReview(input: $input) { ... on ReviewRefused { obstacle } } }', { input: { id: waits.id } })
    assert.equal(data.claimReview.obstacle, 'SEEN_BEFORE')
    const done = await decide(second, waits.id, 'DECLINE', ['OTHER_PERSON'])
    assert.deepEqual([done.verification.state, done.truth], ['DECLINED', 'IMPOSTOR'])
    await told(made.id, 'verification.declined', true)
    assert.equal(await appealUrl(), null, 'once')
  })
})
