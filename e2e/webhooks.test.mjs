// What happens reaches a tenant's own system, signed, on PostgreSQL; and when that system fails, in every way, it hears of it later.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { inspect } from './lib/axe.mjs'
import { desktop, launch, open, phone, shoot } from './lib/browser.mjs'
import { fake } from './lib/fake.mjs'
import { plant } from './lib/planted.mjs'
import { postgres } from './lib/postgres.mjs'
import { capture, createVerification, decided, eventually, evidence, graphql, start } from './lib/server.mjs'

let database
let server
let sink

before(async () => {
  database = await postgres()
  sink = await fake('sink')
  server = await start('--database', database.url, '--reach-loopback')
})

after(async () => {
  await server?.stop()
  await sink?.stop()
  await database?.stop()
})

/** Tells the sink how to behave. */
function control(told) {
  return fetch(`${sink.url}/control`, { method: 'POST', body: JSON.stringify(told) })
}

/** What the sink has got since the last time. */
async function got() {
  return (await fetch(`${sink.url}/received`)).json()
}

/** An endpoint of the address, with its secret, which is shown this once. */
async function endpoint(url, eventTypes = ['verification.*']) {
  const { createWebhookEndpoint: made } = await graphql(
    server,
    'mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { ... on CreateWebhookEndpointPayload { endpoint { id revision } secret } ... on UserError { message } } }',
    { input: { idempotencyKey: crypto.randomUUID(), url, eventTypes } },
  )
  assert.ok(made.secret, made.message)
  plant('webhook-secret', made.secret)
  return { ...made.endpoint, secret: made.secret }
}

function remove({ id, revision }) {
  return graphql(server, 'mutation ($input: DeleteWebhookEndpointInput!) { deleteWebhookEndpoint(input: $input) { __typename } }', { input: { id, revision } })
}

/** The newest delivery of an endpoint, with what came of each sending. */
async function delivery(id) {
  const { webhookEndpoint } = await graphql(
    server,
    'query ($id: ID!) { webhookEndpoint(id: $id) { deliveries(first: 1) { edges { node { id type state tries attempts { status failure tookMs } } } } } }',
    { id },
  )
  return webhookEndpoint.deliveries.edges[0]?.node
}

/** A message to an endpoint, by opening a verification. */
async function happen() {
  const { id } = await createVerification(server, { binding: 'UNBOUND' })
  return id
}

describe('webhooks', () => {
  test('tell of a verification from its opening to the decision, each message signed and in order', async () => {
    const heard = await endpoint(`${sink.url}/hook`)
    await control({ secret: heard.secret, mode: 'ok' })
    const made = await createVerification(server, { binding: 'UNBOUND', reference: 'webhook' })
    await capture(server, made, 'POST', 'consent', { version: '2026-11-01' })
    for (const [frame, name] of ['franck-1', 'franck-2', 'franck-3'].entries()) await capture(server, made, 'PUT', `evidence/selfie/${frame}`, await evidence(name))
    await capture(server, made, 'POST', 'submit')
    await decided(server, made.id)

    const messages = []
    await eventually('the decision in the sink', async () => {
      messages.push(...(await got()))
      return messages.some(({ body }) => body.type === 'verification.approved')
    })
    assert.ok(messages.every(({ signed }) => signed), JSON.stringify(messages))
    const types = messages.toSorted((a, b) => a.body.sequence - b.body.sequence).map(({ body }) => body.type)
    assert.deepEqual([types[0], types.at(-1)], ['verification.created', 'verification.approved'])
    assert.ok(messages.every(({ body }) => body.data.id === made.id && !JSON.stringify(body).includes('reference')))
    await remove(heard)
  })

  test('are sent again after a failure, and heard once that is over', async () => {
    const heard = await endpoint(`${sink.url}/hook`, ['verification.created'])
    await control({ secret: heard.secret, mode: 'error' })
    await happen()
    await eventually('the failure', async () => (await delivery(heard.id))?.attempts[0]?.status === 500)
    await control({ mode: 'ok' })
    const sent = await eventually('the second try', async () => {
      const found = await delivery(heard.id)
      return found.state === 'DELIVERED' && found
    })
    assert.deepEqual(sent.attempts.map(({ status }) => status), [200, 500])
    const [first, second] = (await got()).slice(-2)
    assert.equal(first.id, second.id, 'the same message twice')
    assert.ok(first.signed && second.signed)
    await remove(heard)
  })

  for (const { name, mode, url, failure } of [
    { name: 'leads elsewhere', mode: 'redirect', url: () => `${sink.url}/hook`, failure: 'redirect' },
    { name: 'shows a certificate that nobody trusts', mode: 'ok', url: () => `${sink.tls}/hook`, failure: 'tls' },
  ]) {
    test(`know what happened when the endpoint ${name}, and follow nobody there`, async () => {
      const heard = await endpoint(url(), ['verification.created'])
      await control({ secret: heard.secret, mode })
      await got()
      await happen()
      const failed = await eventually('the failure', async () => {
        const found = await delivery(heard.id)
        return found?.attempts[0] && found
      })
      assert.equal(failed.attempts[0].failure, failure)
      assert.equal(failed.state, 'PENDING', 'it is tried again')
      assert.ok((await got()).every(({ path }) => path === '/hook'))
      await control({ mode: 'ok' })
      await remove(heard)
    })
  }

  test('are set up in the console, which shows what was sent and what came back', async () => {
    const browser = await launch()
    try {
      const page = await open(browser, { ...desktop, locale: 'en' })
      await page.goto(server.link)
      await page.getByRole('button', { name: /sign in/i }).click()
      await page.getByRole('link', { name: 'Verifications' }).first().waitFor()
      await page.goto(`${server.url}/settings/webhooks`)
      await page.getByText('No endpoint yet').waitFor()
      await page.getByRole('button', { name: 'New endpoint' }).click()
      await page.getByLabel(/^Address/).fill(`${sink.url}/hook`)
      await page.getByRole('button', { name: 'Make it' }).click()
      const secret = await page.getByRole('status', { name: 'the secret' }).textContent()
      plant('webhook-secret', secret)
      await control({ secret, mode: 'ok' })
      await page.getByRole('button', { name: 'I have stored it' }).click()
      await page.getByRole('link', { name: `${sink.url}/hook` }).click()
      await got()
      await page.getByRole('button', { name: 'Send a test' }).click()
      await page.getByText(/^200 in \d+ ms$/).waitFor({ timeout: 20_000 })
      assert.deepEqual((await got()).map(({ signed, body }) => [signed, body.type]), [[true, 'webhook.test']])
      await control({ mode: 'error' })
      await page.getByRole('button', { name: 'Send again' }).click()
      await page.getByText(/^500 in \d+ ms$/).waitFor({ timeout: 20_000 })
      await page.getByRole('button', { name: 'Look' }).click()
      const log = page.getByRole('dialog')
      await log.getByText('out of order').waitFor()
      assert.equal(await log.getByText('"type": "webhook.test"').count(), 2, 'what was sent, both times')
      assert.equal(await log.getByText(/^v1,/).count(), 2)
      await inspect(page)
      await shoot(page, 'webhook-log')
      await page.keyboard.press('Escape')
      await log.waitFor({ state: 'hidden' })
      await page.getByRole('button', { name: 'What it missed…' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click()
      await page.getByText(/^[0-9]+ messages are sent again/).waitFor()
      for (const [size, { viewport }] of Object.entries({ 1440: desktop, 390: phone })) {
        await page.setViewportSize(viewport)
        await shoot(page, `webhook-${size}`, { fullPage: true })
        await inspect(page)
      }
      assert.deepEqual(page.complaints, [])
    } finally {
      await browser.close()
    }
  })

  test('go nowhere inside when nobody allowed it', async () => {
    const strict = await start()
    try {
      const { createWebhookEndpoint: made } = await graphql(
        strict,
        'mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { __typename ... on InvalidInput { field } } }',
        { input: { idempotencyKey: 'inside', url: 'https://127.0.0.1/hook' } },
      )
      assert.deepEqual(made, { __typename: 'InvalidInput', field: 'input.url' })
    } finally {
      await strict.stop()
    }
  })
})
