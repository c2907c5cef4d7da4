// Everybody of a new company, from the operator's first link to a visit that stands in the audit log: in a browser, before the real server.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { inspect } from './lib/axe.mjs'
import { desktop, launch, open, phone, shoot } from './lib/browser.mjs'
import { start } from './lib/server.mjs'

const phrase = 'correct horse battery staple'
const reason = 'Ticket 4711: the branch in Osaka sees no photographs'

let server
let browser
let operator
let owner

before(async () => {
  server = await start()
  browser = await launch()
})

after(async () => {
  await browser?.close()
  await server?.stop()
})

/** A picture of the page and what axe says of it, at a desk and on a phone. */
async function look(page, name) {
  for (const [size, { viewport }] of Object.entries({ 1440: desktop, 390: phone })) {
    await page.setViewportSize(viewport)
    await page.waitForTimeout(150)
    await shoot(page, `people-${name}-${size}`, { fullPage: true })
    await inspect(page)
  }
  await page.setViewportSize(desktop.viewport)
}

/** The one-time code of RFC 6238 for a secret in base32, now. */
function code(secret) {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const hash = createHmac('sha1', key).update(counter).digest()
  const at = hash[19] & 15
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** Opens the newest mail to an address of this subject, as an operator, and gives its link. */
async function mailed(address, subject) {
  await operator.goto(`${server.url}/platform/mail`)
  const row = operator.getByRole('row').filter({ hasText: address }).filter({ hasText: subject }).first()
  await row.getByRole('button').click({ timeout: 30_000 })
  const letter = operator.getByRole('dialog')
  const url = await letter.getByRole('link', { name: 'Open the link' }).getAttribute('href')
  return { url, letter }
}

describe('a new company', { concurrency: false }, () => {
  test('begins with the operator, who comes in by the first link and makes the tenant', async () => {
    const link = server.output.match(/operator[^\n]*\n?[^\n]*?(http\S+\/sign-in#\S+)/i)?.[1] ?? server.output.match(/http\S+\/sign-in#\S+/g).at(-1)
    operator = await open(browser, { ...desktop, locale: 'en' })
    await operator.goto(link)
    await operator.getByRole('button', { name: 'Sign in' }).click()
    await operator.getByRole('heading', { level: 1, name: 'Tenants' }).waitFor()
    await operator.getByRole('link', { name: 'My company' }).waitFor()
    await look(operator, 'tenants')
    await operator.getByRole('button', { name: 'New tenant' }).click()
    await operator.getByLabel('Name', { exact: true }).fill('Minato Bank')
    await operator.getByLabel('E-mail address of the first owner').fill('owner@minato.example')
    await operator.getByText('English', { exact: true }).last().click()
    await look(operator, 'tenant-new')
    await operator.getByRole('button', { name: 'Make the tenant' }).click()
    await operator.getByRole('heading', { level: 1, name: 'Minato Bank' }).waitFor()
    await operator.getByRole('row').filter({ hasText: 'Passive liveness' }).getByText('Off').waitFor()
    await look(operator, 'tenant')
  })

  test('has an owner, who accepts by the mail and adds one-time codes', async () => {
    const { url } = await mailed('owner@minato.example', 'invites you to Minato Bank')
    await look(operator, 'mail')
    owner = await open(browser, { ...desktop, locale: 'en' })
    await owner.goto(url)
    await owner.getByRole('heading', { name: 'Join Minato Bank' }).waitFor()
    assert.ok(!owner.url().includes('#'), 'the token has left the address')
    // The page asks who is signed in, and nobody is: the browser notes that one answer, and none besides.
    assert.deepEqual(owner.complaints.splice(0), ['Failed to load resource: the server responded with a status of 401 (Unauthorized)'])
    await look(owner, 'invitation')
    await owner.getByLabel('Your name').fill('Minato Hana')
    await owner.getByLabel('Password', { exact: true }).fill(phrase)
    await owner.getByRole('button', { name: 'Accept the invitation' }).click()
    await owner.getByRole('heading', { name: 'Welcome to Minato Bank' }).waitFor()
    await look(owner, 'welcome')
    await owner.getByRole('button', { name: 'Set up one-time codes' }).click()
    const dialog = owner.getByRole('dialog')
    await dialog.getByRole('textbox').waitFor()
    await look(owner, 'codes')
    const secret = (await dialog.innerText()).replaceAll(' ', '').match(/[A-Z2-7]{32}/)[0]
    await dialog.getByRole('textbox').fill(code(secret))
    await owner.keyboard.press('Enter')
    await dialog.getByRole('listitem').first().waitFor()
    await look(owner, 'recovery')
    await owner.keyboard.press('Escape')
    await owner.getByText('10 recovery codes').waitFor()
    assert.deepEqual(owner.complaints, [])

    const stranger = await open(browser, { ...desktop, locale: 'en' })
    await stranger.goto(url)
    await stranger.getByText('This invitation no longer works').waitFor()
    await inspect(stranger)
    await stranger.context().close()
  })

  test('asks for passive liveness and gets it; both sides are told', async () => {
    await owner.goto(`${server.url}/settings/features`)
    await owner.getByRole('button', { name: /Ask for it\s+Passive liveness/ }).click()
    await owner.getByLabel('What do you want it for?').fill('Opening accounts in Osaka, 2,000 a month')
    await owner.getByRole('button', { name: 'Send the request' }).click()
    await owner.getByText('Asked for', { exact: true }).waitFor()

    const asked = await mailed('operator@localhost', 'liveness.passive')
    await asked.letter.getByText('Opening accounts in Osaka').waitFor()
    await operator.goto(`${server.url}/platform/requests`)
    await operator.getByText('Opening accounts in Osaka').waitFor()
    await look(operator, 'requests')
    await operator.getByRole('button', { name: 'Answer Minato Bank about Passive liveness' }).click()
    await operator.getByLabel('Uses a month').fill('2000')
    await operator.getByLabel('Price reference').fill('P-2026-3')
    await operator.getByLabel('Note of the contract').fill('Contract of 24 November')
    await look(operator, 'terms')
    await operator.getByRole('button', { name: 'Put into force' }).click()
    await operator.getByText('Nothing waits for an answer').waitFor()

    for (const address of ['owner@minato.example', 'operator@localhost']) {
      const told = await mailed(address, 'is on')
      await told.letter.getByText('liveness.passive').first().waitFor()
    }
    await owner.reload()
    await owner.getByRole('listitem').filter({ hasText: 'Passive liveness' }).getByText('0 of 2,000').waitFor()
    await look(owner, 'features')
    assert.deepEqual(owner.complaints, [])
  })

  test('is visited for a reason, behind a banner, and reads of it in its audit log', async () => {
    await operator.goto(`${server.url}/platform/tenants?name=minato`)
    await operator.getByRole('link', { name: 'Minato Bank' }).click()
    await operator.getByRole('button', { name: 'Visit…' }).click()
    await operator.getByRole('textbox', { name: 'Reason' }).fill(reason)
    await look(operator, 'visit-begin')
    await operator.getByRole('button', { name: 'Begin the visit' }).click()
    const banner = operator.getByRole('region', { name: 'Visit' })
    await banner.getByText(reason).waitFor()
    await operator.goto(`${server.url}/settings/team`)
    await operator.getByRole('row').filter({ hasText: 'Minato Hana' }).waitFor()
    await banner.waitFor()
    await look(operator, 'visit')
    await banner.getByRole('button', { name: 'Leave' }).click()
    await operator.getByRole('heading', { level: 1, name: 'Tenants' }).waitFor()
    assert.equal(await banner.count(), 0)

    await owner.goto(`${server.url}/settings/audit?action=visit.begin`)
    const entry = owner.getByRole('listitem').filter({ hasText: 'Operator came in' }).first()
    await entry.click()
    await entry.getByText(reason).waitFor()
    await look(owner, 'audit')
    await owner.goto(`${server.url}/settings/audit?action=visit.end`)
    await owner.getByRole('listitem').filter({ hasText: 'Operator left' }).first().waitFor()
    assert.deepEqual(operator.complaints, [])
  })

  test('sets single sign-on up, and makes and revokes a token for its directory', async () => {
    await owner.goto(`${server.url}/settings/sso`)
    await owner.getByText('No domain yet').waitFor()
    await owner.getByRole('button', { name: 'Add a domain' }).click()
    await owner.getByRole('textbox', { name: 'Domain' }).fill('minato.example')
    await owner.keyboard.press('Enter')
    await owner.getByText('_honnin.minato.example').waitFor()
    await owner.getByRole('button', { name: 'Look for the record of minato.example' }).click()
    await owner.getByRole('alert').waitFor({ timeout: 30_000 })
    await owner.getByRole('button', { name: 'Add a provider' }).click()
    await owner.getByLabel('Name', { exact: true }).fill('Okta')
    await owner.getByLabel('Issuer').fill('https://minato.okta.example')
    await owner.getByLabel('Client id').fill('0oa1')
    await owner.getByLabel('Client secret').fill('s3cret')
    await look(owner, 'sso-provider')
    await owner.getByRole('button', { name: 'Add', exact: true }).click()
    await owner.getByText('Redirect URI').waitFor()
    await owner.getByRole('button', { name: 'Make a token' }).click()
    await owner.getByRole('textbox', { name: 'Name' }).fill('Okta SCIM')
    await owner.getByRole('button', { name: 'Make the token' }).click()
    const token = await owner.getByRole('status', { name: 'Token' }).innerText()
    await look(owner, 'sso-token')
    const users = () => fetch(`${server.url}/scim/v2/Users`, { headers: { Authorization: `Bearer ${token.trim()}` } })
    assert.equal((await users()).status, 200)
    await owner.getByRole('button', { name: 'I have stored it' }).click()
    await look(owner, 'sso')
    await owner.getByRole('button', { name: 'Revoke Okta SCIM' }).click()
    await owner.getByRole('button', { name: 'Revoke the token' }).click()
    await owner.getByText('No token yet.').waitFor()
    assert.equal((await users()).status, 401)
    assert.deepEqual(owner.complaints, [])
  })

  test('is suspended, and its people are told so at the door', async () => {
    await operator.goto(`${server.url}/platform/tenants?name=minato`)
    await operator.getByRole('link', { name: 'Minato Bank' }).click()
    await operator.getByRole('button', { name: 'Suspend…' }).click()
    await operator.getByRole('dialog').getByRole('textbox').fill('Minato Bank')
    await operator.getByRole('button', { name: 'Suspend the tenant' }).click()
    await operator.getByRole('button', { name: 'Let it go on' }).waitFor()
    await owner.goto(`${server.url}/settings/team`)
    await owner.waitForURL('**/sign-in')
    await operator.goto(`${server.url}/platform/usage`)
    await operator.getByRole('heading', { level: 1, name: 'Revenue and usage' }).waitFor()
    await look(operator, 'usage')
    assert.deepEqual(operator.complaints, [])
  })
})
