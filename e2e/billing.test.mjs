// The month of a contract becomes an invoice, and finance follows a line of it down to the verification that it counts.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { inspect } from './lib/axe.mjs'
import { desktop, launch, open, phone, shoot } from './lib/browser.mjs'
import { fake } from './lib/fake.mjs'
import { postgres } from './lib/postgres.mjs'
import { binary, createVerification, eventually, graphql, link, root, start, tokenAt } from './lib/server.mjs'

const contract = `name: Standard
currency: JPY
zone: Asia/Tokyo
tax: {rate: 10, rounding: down}
due: {months: 1}
prices: [{meter: verification, model: unit, unit: 120.5, free: 1}]
fees: [{name: Passive liveness, amount: 31000}]
minimum: 50000
`

const count = 30
// Stripe is a fake, and hears of the server's address once that is known. This is the secret that it gives its first webhook endpoint.
const secret = `whsec_${createHash('sha256').update('we_fake0000000001').digest('hex').slice(0, 32)}`
let stripe
let database
let server
let worker
let month

before(async () => {
  database = await postgres()
  stripe = await fake('stripe')
  const till = ['--stripe-url', stripe.url, '--stripe-webhook-secret', secret, '--stripe-card-grace', '1ns', '--stripe-rate', '500']
  process.env.HONNIN_STRIPE_KEY = 'sk_test_fake'
  server = await start('--database', database.url, ...till)
  delete process.env.HONNIN_STRIPE_KEY
  const made = await atStripe('webhook_endpoints', { url: `${server.url}/stripe/webhook`, 'enabled_events[]': '*' })
  assert.equal(made.secret, secret)
})

after(async () => {
  worker?.kill('SIGTERM')
  await server?.stop()
  await stripe?.stop()
  await database?.stop()
})

/** Asks the fake as somebody at Stripe's dashboard would; with a form it makes something. */
async function atStripe(path, form) {
  const headers = { Authorization: 'Bearer sk_test_fake' }
  const answer = await fetch(`${stripe.url}/v1/${path}`, form ? { method: 'POST', headers, body: new URLSearchParams(form) } : { headers })
  assert.equal(answer.status, 200)
  return answer.json()
}

/** The month before this one in the zone of the contract. */
function lastMonth() {
  const [year, now] = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Tokyo', year: 'numeric', month: '2-digit' }).format().split('-').map(Number)
  return new Date(Date.UTC(year, now - 2, 1)).toISOString().slice(0, 7)
}

/** The cookies of the staff's session, for a browser. */
let cookies

/** A session of the installation's own staff: it gives what asks GraphQL with it. */
async function staff() {
  const headers = { 'Content-Type': 'application/json', 'X-Honnin-CSRF': '1' }
  const session = await fetch(`${server.url}/session`, { method: 'POST', headers, body: JSON.stringify({ token: tokenAt(server.operator) }) })
  cookies = session.headers.getSetCookie().map((cookie) => cookie.split(';')[0].split(/=(.*)/s)).map(([name, value]) => ({ name, value, url: server.url }))
  const Cookie = session.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ')
  return async (query, variables = {}) => {
    const answer = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { ...headers, Cookie }, body: JSON.stringify({ query, variables }) })
    const body = await answer.json()
    if (body.errors) throw new Error(JSON.stringify(body.errors))
    return body.data
  }
}

/** Agrees the contract from the beginning of a month. */
async function agree(ask, from) {
  const { viewer } = await graphql(server, '{ viewer { tenant { id } } }')
  const { agreeContract } = await ask('mutation ($input: AgreeContractInput!) { agreeContract(input: $input) { __typename ... on UserError { message } } }', {
    input: { tenant: viewer.tenant.id, idempotencyKey: 'first', yaml: contract, effectiveFrom: from },
  })
  assert.equal(agreeContract.__typename, 'AgreeContractPayload', agreeContract.message)
}

/** Uses of the past: no clock of the database's can be turned back, so their rows are written as the conclusion would have written them. */
async function use(at) {
  for (let i = 0; i < count; i++) await createVerification(server, { binding: 'UNBOUND' })
  await database.query(`WITH used AS (
    INSERT INTO usage (id, created_at, tenant_id, verification_id, meter, attempt, quantity, environment, reason, note, flow, opened_by, at, booked_at)
    SELECT gen_random_uuid(), now(), tenant_id, id, 'verification', 1, 1, 'live', 'concluded', '', '', '', '${at}', '${at}' FROM verification
    RETURNING id, tenant_id, created_at
  ) INSERT INTO usagefresh (id, tenant_id, created_at) SELECT id, tenant_id, created_at FROM used`)
}

describe('billing', () => {
  test('closes the month that is over into an invoice', async () => {
    month = lastMonth()
    await use(`${month}-10T03:00:00Z`)
    const ask = await staff()
    await agree(ask, `${month}-01`)
    const issuer = path.join(server.data, 'issuer.json')
    await writeFile(issuer, JSON.stringify({ name: 'Honnin KK', address: '1-1 Marunouchi\nTokyo', registration: 'T7000012050002' }))
    // A worker looks for months that are over when it starts, and seldom after that.
    worker = spawn(binary, ['work', '--database', database.url, '--data', server.data, '--issuer', issuer], { cwd: root, stdio: 'ignore' })
    const query = '{ platformInvoices { edges { node { number month total { amount } } } } }'
    // It is closed in one step and issued in the next.
    const invoice = await eventually('the issued invoice', async () => (await ask(query)).platformInvoices.edges.map((edge) => edge.node).find((node) => node.number))
    assert.equal(invoice.month, month)
    // The minimum is reached by nobody who verifies thirty persons: 50,000 yen and a tenth.
    assert.equal(invoice.total.amount, '55000')
    assert.match(invoice.number, /^INV-/)
  })

  test('shows finance the invoice, and each line down to the verification', async () => {
    const browser = await launch()
    try {
      const page = await open(browser, { ...desktop, locale: 'en', timezoneId: 'Asia/Tokyo' })
      await page.goto(server.link)
      await page.getByRole('button', { name: /sign in/i }).click()
      await page.getByRole('link', { name: 'Billing' }).click()
      await page.getByText('Contract in force').waitFor()
      await inspect(page)
      await shoot(page, 'billing-1440', { fullPage: true })
      await page.getByRole('table', { name: 'Invoices' }).getByRole('link').first().click()
      for (const format of ['pdf', 'csv', 'json']) {
        const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: `Download as ${format.toUpperCase()}` }).click()])
        assert.match(file.suggestedFilename(), new RegExp(`^INV-.*\\.${format}$`))
        assert.equal(await file.failure(), null)
      }
      await page.getByRole('button', { name: /Verifications from unit 2/ }).click()
      await page.getByRole('button', { name: 'Show more' }).click()
      const uses = page.getByRole('table', { name: 'Use behind Verifications' })
      await uses.getByRole('link').nth(count - 2).waitFor()
      assert.equal(await uses.getByRole('link').count(), count - 1, 'all but the one that is free')
      await inspect(page)
      await shoot(page, 'invoice-1440', { fullPage: true })
      await page.setViewportSize(phone.viewport)
      await inspect(page)
      await shoot(page, 'invoice-390', { fullPage: true })
      await page.goto(`${server.url}/billing`)
      await page.getByText('Contract in force').waitFor()
      await shoot(page, 'billing-390', { fullPage: true })
      await page.goBack()
      const last = uses.getByRole('link').first()
      await page.getByRole('button', { name: /Verifications from unit 2/ }).click()
      const id = await last.textContent()
      await last.click()
      await page.waitForURL(`${server.url}/verifications/${id}`)
      assert.deepEqual(page.complaints, [])
    } finally {
      await browser.close()
    }
  })

  test('takes a card at the page of Stripe, and shows operators whether both ledgers agree', async () => {
    const browser = await launch()
    try {
      const page = await open(browser, { ...desktop, locale: 'en' })
      await page.goto(await link(server, '--database', database.url))
      await page.getByRole('button', { name: /sign in/i }).click()
      await page.getByRole('link', { name: 'Billing' }).click()
      await page.getByRole('button', { name: 'Register a card' }).click()
      await page.getByRole('button', { name: /which pays/ }).click()
      await page.getByText('Visa ending in 4242').waitFor()
      await inspect(page)
      await shoot(page, 'card-1440')
      const paid = await eventually('the paid invoice', async () => (await atStripe('invoices?status=paid')).data[0])
      assert.equal(paid.amount_paid, 55000)

      // Money goes back, and nobody tells us of it.
      await fetch(`${stripe.url}/fault`, { method: 'POST', body: new URLSearchParams({ name: 'deaf' }) })
      await atStripe('refunds', { charge: paid.charge, amount: '300' })
      await page.goto(await link(server, '--email', 'operator@localhost', '--database', database.url))
      await page.getByRole('button', { name: /sign in/i }).click()
      await page.goto(`${server.url}/platform/stripe`)
      await page.getByRole('row', { name: /Other money went back/ }).getByText('300 JPY').waitFor()
      await inspect(page)
      await shoot(page, 'differences-1440', { fullPage: true })
      await page.setViewportSize(phone.viewport)
      await inspect(page)
      await shoot(page, 'differences-390', { fullPage: true })
      assert.deepEqual(page.complaints, [])
    } finally {
      await browser.close()
    }
  })

  test('lets platform finance credit and put right what it sees of the tenant', async () => {
    const browser = await launch()
    try {
      const page = await open(browser, { ...desktop, locale: 'en', timezoneId: 'Asia/Tokyo' })
      await page.context().addCookies(cookies)
      await page.goto(`${server.url}/platform/usage?month=${month}`)
      const revenue = page.getByRole('table', { name: 'Revenue', exact: true })
      await revenue.getByText('¥50,000').waitFor()
      await page.getByRole('table', { name: 'Revenue and usage' }).getByRole('link').first().click()
      await page.getByRole('button', { name: 'Grant credit…' }).click()
      await page.getByLabel('Amount in JPY').fill('3000')
      await page.getByLabel('Why').fill('paid in advance')
      await page.getByRole('button', { name: 'Grant it' }).click()
      await page.getByText('Left: ¥3,000').waitFor()
      const whole = await page.getByRole('link', { name: 'Download the ledger as CSV' }).getAttribute('href')
      const ledger = await page.request.get(`${server.url}${whole}`)
      assert.match(await ledger.text(), /\ncredit_grant,crd_[^\n]*,JPY,3000,/)
      await inspect(page)
      await shoot(page, 'desk-1440', { fullPage: true })
      await page.getByRole('table', { name: 'Invoices' }).getByRole('link').first().click()
      await page.getByRole('button', { name: /Verifications from unit 2/ }).click()
      const id = await page.getByRole('table', { name: 'Use behind Verifications' }).locator('code').first().textContent()
      await page.getByText('Paid', { exact: true }).first().waitFor()
      await page.getByRole('link', { name: 'All of billing' }).click()
      await page.getByRole('button', { name: 'Put usage right…' }).click()
      await page.getByLabel(/^Verification/).fill(id)
      await page.getByRole('button', { name: 'Look it up' }).click()
      await page.getByLabel(/^Units to add/).fill('-1')
      await page.getByLabel('Why').fill('our camera was broken')
      await inspect(page)
      await page.getByRole('button', { name: 'Add the correction' }).click()
      await page.getByText('The correction is in the ledger.').waitFor()
      assert.deepEqual(page.complaints, [])
      // The tenant sees it in the month that is open, with the reason.
      const now = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 7)
      const { usageRows } = await graphql(server, `{ usageRows(month: "${now}") { edges { node { verificationId quantity late note } } } }`)
      assert.deepEqual(usageRows.edges.at(0).node, { verificationId: id, quantity: -1, late: true, note: 'our camera was broken' })
    } finally {
      await browser.close()
    }
  })
})
