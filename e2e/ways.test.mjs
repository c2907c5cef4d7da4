// The ways that are longer or come from elsewhere: a document, motions, somebody else's page, somebody's own server, a page in a tenant's colours.
import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { inspect } from './lib/axe.mjs'
import { desktop, launch, open, phone, shoot } from './lib/browser.mjs'
import { agree, arrived, hinted, keep, thanked } from './lib/person.mjs'
import { createVerification, decided, evidence, graphql, link, root, start } from './lib/server.mjs'

const everybody = path.join(root, 'build/everybody.yaml')
const origin = 'http://127.0.0.1'
let server
let shop
let browser

/** The code of docs/integrate.md behind a fence of this name. */
async function shown(name) {
  const text = await readFile(path.join(root, 'docs/integrate.md'), 'utf8')
  const [, code] = text.split(`\`\`\`${name}\n`)
  return code.slice(0, code.indexOf('\n```'))
}

/** A shop's own server, whose page is `shop.page`. */
async function openShop() {
  const files = createServer(async (request, response) => {
    const script = request.url.startsWith('/honnin/')
    response.setHeader('Content-Type', script ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(script ? await readFile(path.join(root, 'web-capture/sdk/index.js')) : shop.page)
  })
  await new Promise((resolve) => files.listen(0, '127.0.0.1', resolve))
  return { url: `${origin}:${files.address().port}`, page: '', close: () => new Promise((resolve) => files.close(resolve)) }
}

before(async () => {
  // Everybody is asked for motions where a verification was opened for that.
  const films = await readFile(path.join(root, 'e2e/people/policy.yaml'), 'utf8')
  await writeFile(everybody, `${films}stepUp: {below: 1, share: 1}\n`)
  shop = await openShop()
  // The first tenant of an installation has the same id everywhere.
  server = await start('--policy', everybody, '--embed', `ten_01k8000000e008000000000001=${shop.url}`)
  browser = await launch()
})

after(async () => {
  await browser?.close()
  await server?.stop()
  await shop?.close()
})

/** A phone's page of a person who agreed. */
async function come(input, options = { ...phone, locale: 'en' }) {
  const made = await createVerification(server, input)
  const page = await open(browser, options)
  await agree(page, made.captureUrl, input.language ?? 'en')
  return { ...made, page }
}

/** The console of somebody who has just signed in by a link. */
async function enter() {
  const page = await open(browser, { ...desktop, locale: 'en' })
  await page.goto(await link(server))
  await page.getByRole('button', { name: /sign in/i }).click()
  await page.getByRole('link', { name: 'Verifications' }).first().waitFor()
  return page
}

/** A picture of the page and what axe says of it, at a desk and on a phone. */
async function look(page, name) {
  for (const [size, { viewport }] of Object.entries({ 1440: desktop, 390: phone })) {
    await page.setViewportSize(viewport)
    await shoot(page, `${name}-${size}`, { fullPage: true })
    await inspect(page)
  }
  await page.setViewportSize(desktop.viewport)
}

describe('a document', () => {
  test('is two photographs before the selfie, kept for people to see', async () => {
    const { id, page } = await come({ reference: 'document', steps: ['DOCUMENT', 'SELFIE'] })
    for (const [side, name] of ['Front of your document', 'Back of your document'].entries()) {
      await page.getByRole('heading', { name }).waitFor()
      await hinted(page, 'Fill the frame with the document')
      await shoot(page, `document-${side + 1}`)
      await page.getByRole('button', { name: 'Take the photo' }).click()
      await keep(page)
    }
    await keep(page)
    await arrived(server, id, 5)
    await thanked(page)
    const { report } = await decided(server, id)
    assert.equal(report.decision, 'APPROVED')
    assert.deepEqual(page.complaints, [])
    await page.context().close()
  })
})

describe('motions', () => {
  test('are asked for when the photograph left it open, once, and are looked at with the rest', async () => {
    const { id, page } = await come({ reference: 'step-up', stepUp: true })
    await keep(page)
    await page.getByRole('button', { name: 'Start' }).waitFor({ timeout: 30_000 })
    await shoot(page, 'motion-1-asked')
    await inspect(page)
    await page.getByRole('button', { name: 'Start' }).click()
    await page.waitForTimeout(2500)
    await shoot(page, 'motion-2-moving')
    await thanked(page)
    await shoot(page, 'motion-3-done')
    const { report, timeline } = await decided(server, id)
    assert.equal(timeline.filter(({ type }) => type === 'verification.submitted').length, 2)
    const active = report.findings.find(({ check }) => check === 'active')
    assert.notEqual(active.outcome, 'SKIPPED', 'the film was looked at')
    assert.equal(typeof active.score, 'number')
    assert.deepEqual(page.complaints, [])
    await page.context().close()
  })

  test('can be left to somebody who looks, and then nothing is approved without', async () => {
    const { id, page } = await come({ reference: 'motionless', stepUp: true })
    await keep(page)
    await page.getByRole('button', { name: 'Go on without moving' }).click({ timeout: 30_000 })
    await thanked(page)
    const { report } = await decided(server, id)
    assert.equal(report.decision, 'REVIEW')
    await page.context().close()
  })
})

describe("a shop's page", () => {
  test('holds the capture page by the very code that the docs show', async () => {
    const { id, captureUrl } = await createVerification(server, { reference: 'embedded', language: 'en' })
    shop.page = (await shown('html embed')).replace('CAPTURE_URL', captureUrl)
    const page = await open(browser, { ...desktop, locale: 'en' })
    await page.goto(shop.url)
    await page.getByRole('button', { name: 'Verify me' }).click()
    const frame = page.frameLocator('iframe')
    await frame.getByRole('button', { name: /agree/i }).click()
    await shoot(page, 'embedded-1-camera')
    await frame.getByRole('button', { name: /use this/i }).click({ timeout: 30_000 })
    await page.getByText(`handed in: ${id}`).waitFor({ timeout: 30_000 })
    await shoot(page, 'embedded-2-done')
    assert.equal((await decided(server, id)).report.decision, 'APPROVED')
    assert.deepEqual(page.complaints, [])
    await page.context().close()
  })

  test('of an address that is not allowed holds nothing', async () => {
    const { captureUrl } = await createVerification(server, { reference: 'foreign' })
    shop.page = (await shown('html embed')).replace('CAPTURE_URL', captureUrl)
    const page = await open(browser, { ...desktop, locale: 'en' })
    await page.goto(shop.url.replace('127.0.0.1', 'localhost'))
    await page.getByRole('button', { name: 'Verify me' }).click()
    await page.waitForTimeout(1500)
    assert.equal(await page.frameLocator('iframe').getByRole('button', { name: /agree/i }).count(), 0)
    await page.context().close()
  })
})

describe("a tenant's own server", () => {
  test('hands pictures in by the very code that the docs show, and they are marked', async () => {
    const code = await shown('js upload')
    const { handIn } = await import(`data:text/javascript,${encodeURIComponent(code)}`)
    const { id, captureUrl } = await createVerification(server, { reference: 'own server', binding: 'UNBOUND' })
    const selfies = await Promise.all(['franck-1', 'franck-2', 'franck-3'].map(evidence))
    assert.deepEqual(await handIn(captureUrl, selfies), { state: 'submitted' })
    assert.equal((await decided(server, id)).report.decision, 'APPROVED')
    const { verification } = await graphql(server, 'query ($id: ID!) { verification(id: $id) { evidence { bound } } }', { id })
    assert.deepEqual(verification.evidence.map(({ bound }) => bound), [false, false, false])
  })

  test('is refused where the verification was not opened for it', async () => {
    const { handIn } = await import(`data:text/javascript,${encodeURIComponent(await shown('js upload'))}`)
    const { captureUrl } = await createVerification(server, { reference: 'bound' })
    await assert.rejects(handIn(captureUrl, [await evidence('franck-1')]), /forbidden/)
  })
})

describe("a tenant's flow", () => {
  test('is drafted, validated and published in the console, and says the steps from then on', async () => {
    const owner = await enter()
    await owner.goto(`${server.url}/flows`)
    await owner.getByText('No flow yet').waitFor()
    await shoot(owner, 'flows-empty-1440')
    await inspect(owner)
    await owner.getByRole('button', { name: 'New flow' }).click()
    await owner.getByLabel(/^Name/).fill('account')
    await owner.getByLabel('Definition').fill('name: Account\nsteps:\n  - kind: consent\n  - kind: chip\n  - kind: selfie\n    liveness: [passive]\n')
    await shoot(owner, 'flows-new-1440')
    await owner.getByRole('button', { name: 'Make a draft' }).click()

    // What this installation cannot do can be drafted, and stands in the way. A text can be held against the day without being kept.
    await owner.getByText('This installation cannot do the step Chip yet.').waitFor()
    await look(owner, 'flow-draft')
    await owner.getByLabel('Definition').fill('name: Account\nstpes: []\n')
    await owner.getByRole('button', { name: 'Check without saving' }).click()
    await owner.getByText('There is no key “stpes” here.').waitFor()
    await owner.getByText('line 2').waitFor()
    await owner.getByLabel('Definition').fill('name: Account\nsteps:\n  - kind: consent\n  - kind: selfie\n    liveness: [passive]\n  - kind: reference\n')
    await owner.getByRole('button', { name: 'Save' }).click()
    await owner.getByText(/^Nothing stands against publishing it on /).waitFor()
    await owner.getByRole('button', { name: 'Validate' }).click()
    await owner.getByRole('button', { name: 'Publish' }).click()
    await owner.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
    await owner.getByText('Verifications are opened by it from now on.').waitFor()
    await look(owner, 'flow-published')

    // Another version is published against what it replaces, and taken back.
    await owner.getByRole('button', { name: 'Copy into a draft' }).click()
    await owner.getByText('Version 2 is a draft.').waitFor()
    await owner.getByLabel('Definition').fill('name: Account\nsteps:\n  - kind: consent\n  - kind: selfie\n    liveness: [passive]\noptions:\n  retries: 1\n')
    await owner.getByRole('button', { name: 'Save' }).click()
    for (const act of ['Validate', 'Publish']) await owner.getByRole('button', { name: act, exact: true }).click()
    await owner.getByRole('dialog').getByText('Compared with version 1, which is published:').waitFor()
    await owner.getByRole('dialog').getByText('options.retries').waitFor()
    await look(owner, 'flow-publish')
    await owner.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
    await owner.getByRole('button', { name: /^Version 1.*Archived/ }).click()
    await owner.getByRole('button', { name: 'Roll back to this' }).click()
    await owner.getByRole('dialog').getByRole('button', { name: 'Roll back to this' }).click()
    await owner.getByRole('button', { name: /^Version 2.*Archived/ }).waitFor()
    assert.equal(new URL(owner.url()).searchParams.get('version'), '1')
    assert.deepEqual(owner.complaints, [])
    await owner.context().close()

    const { captureUrl } = await createVerification(server, { reference: 'by a flow', flow: 'account', binding: 'UNBOUND' })
    const { handIn } = await import(`data:text/javascript,${encodeURIComponent(await shown('js upload'))}`)
    await assert.rejects(handIn(captureUrl, [await evidence('franck-1')]), /reference is still to be done/)
  })
})

describe("a tenant's own questions", () => {
  const yaml = `name: Asked
steps:
  - kind: consent
  - kind: questions
    questions:
      - {id: purpose, text: {en: 'What is the account for?', ja: 口座の目的}, choices: [{id: savings, text: {en: To save, ja: 貯蓄}}, {id: salary, text: {en: My salary, ja: 給与}}]}
      - {id: work, text: {en: 'What is your work?', ja: ご職業}}
  - {kind: selfie, liveness: [passive]}
`

  /** Makes, validates and publishes the flow, by the session of an owner's page. */
  async function publish(owner) {
    const ask = async (verb, kind, input) => {
      const query = `mutation ($input: ${kind}Input!) { done: ${verb}(input: $input) { ... on ${kind}Payload { version { id revision state } } ... on UserError { message } } }`
      const answer = await owner.request.post(`${server.url}/graphql`, { headers: { 'X-Honnin-CSRF': '1' }, data: { query, variables: { input } } })
      const { done } = (await answer.json()).data
      assert.ok(done.version, done.message)
      return done.version
    }
    let version = await ask('createFlow', 'CreateFlow', { idempotencyKey: 'asked', name: 'asked', yaml })
    for (const verb of ['validateFlowVersion', 'publishFlowVersion']) version = await ask(verb, 'MoveFlowVersion', { id: version.id, revision: version.revision })
    assert.equal(version.state, 'PUBLISHED')
  }

  test('are answered before the camera, and their answers are shown to who may see what a person handed in', async () => {
    const owner = await enter()
    await publish(owner)
    const { id, page } = await come({ reference: 'asked', flow: 'asked' })
    await page.getByRole('heading', { level: 1, name: 'Please answer these questions' }).waitFor()
    await page.getByText('To save').click()
    await page.getByLabel('What is your work?').fill('Fisher')
    await shoot(page, 'questions-390')
    await inspect(page)
    await page.getByRole('button', { name: 'Next' }).click()
    await keep(page)
    await thanked(page)
    assert.equal((await decided(server, id)).report.decision, 'APPROVED')
    assert.deepEqual(page.complaints, [])
    await page.context().close()

    const { verification } = await graphql(server, 'query ($id: ID!) { verification(id: $id) { answers { question answer text(language: "en") choiceText(language: "ja") } } }', { id })
    assert.deepEqual(verification.answers, [
      { question: 'purpose', answer: 'savings', text: 'What is the account for?', choiceText: '貯蓄' },
      { question: 'work', answer: 'Fisher', text: 'What is your work?', choiceText: null },
    ])
    await owner.goto(`${server.url}/verifications/${id}`)
    await owner.getByRole('heading', { name: 'Answers' }).waitFor()
    await owner.getByText('Fisher').waitFor()
    await look(owner, 'answers')
    assert.deepEqual(owner.complaints, [])
    await owner.context().close()
  })
})

describe("a tenant's looks", () => {
  test('are set in the console and worn by the page', async () => {
    const owner = await enter()
    await owner.goto(`${server.url}/settings/appearance`)
    await owner.getByLabel('Logo').setInputFiles(path.join(root, 'e2e/people/logo.png'))
    await owner.getByText('Your colour').click()
    await owner.getByLabel('Colour of buttons').fill('#ffe14d')
    await look(owner, 'appearance')
    await owner.getByRole('button', { name: 'Save' }).click()
    await owner.getByText('The capture page looks like this from now on.').waitFor()
    assert.deepEqual(owner.complaints, [])
    await owner.context().close()

    for (const language of ['ja', 'en']) {
      const { captureUrl } = await createVerification(server, { reference: `looks-${language}`, language })
      const page = await open(browser, { ...phone, locale: language })
      await page.goto(captureUrl)
      await page.locator('img.logo').waitFor()
      await shoot(page, `looks-${language}`)
      await inspect(page)
      assert.deepEqual(page.complaints, [])
      await page.context().close()
    }
  })
})
