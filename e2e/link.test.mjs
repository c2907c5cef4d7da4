// Links that open nothing more: each has a page that says so, on a phone and at a desk, by day and by night.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { inspect } from './lib/axe.mjs'
import { desktop, launch, open, phone, shoot } from './lib/browser.mjs'
import { cancel, capture, createVerification, evidence, start } from './lib/server.mjs'

let server
let browser
const links = {}

before(async () => {
  server = await start()
  browser = await launch()

  const used = await createVerification(server, { binding: 'UNBOUND', reference: 'used' })
  await capture(server, used, 'POST', 'consent', { version: '2026-11-01' })
  await capture(server, used, 'PUT', 'evidence/selfie/0', await evidence('franck-1'))
  await capture(server, used, 'POST', 'submit')
  links.used = used.captureUrl

  const canceled = await createVerification(server, { binding: 'UNBOUND', reference: 'canceled' })
  await cancel(server, canceled.id)
  links.canceled = canceled.captureUrl

  const [address, token] = used.captureUrl.split('#')
  links.garbled = `${address}#${token.slice(0, -6)}AAAAAA`
  links.cut = `${address}#${token.slice(0, 30)}`
  links.bare = address
})

after(async () => {
  await browser?.close()
  await server?.stop()
})

describe('a link', () => {
  for (const [kind, title] of [
    ['used', 'You are confirmed'],
    ['canceled', 'This request is closed'],
    ['garbled', 'This link does not work'],
    ['cut', 'This link does not work'],
    ['bare', 'This link does not work'],
  ]) {
    test(`that is ${kind} opens a page that says so`, async () => {
      for (const [size, view] of Object.entries({ 390: phone, 1440: { ...desktop, colorScheme: 'dark' } })) {
        const page = await open(browser, { ...view, locale: 'en' })
        await page.goto(links[kind])
        await page.getByRole('heading', { level: 1, name: title }).waitFor()
        await shoot(page, `link-${kind}-${size}`)
        await inspect(page)
        // The browser itself notes that the server refused.
        assert.deepEqual(page.complaints.filter((text) => !text.includes('status of 401')), [])
        await page.context().close()
      }
    })
  }
})
