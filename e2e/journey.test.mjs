// The main job in a real browser: a person takes a selfie, and the console shows the decision.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { desktop, launch, open, phone, shoot } from './lib/browser.mjs'
import { thanked, walk } from './lib/person.mjs'
import { createVerification, decided, start } from './lib/server.mjs'

let server
let browser

before(async () => {
  server = await start()
  browser = await launch()
})

after(async () => {
  await browser?.close()
  await server?.stop()
})

describe('a person on a phone', () => {
  for (const language of ['ja', 'en']) {
    test(`takes a selfie and is decided (${language})`, async () => {
      const { id, captureUrl } = await createVerification(server, { reference: `phone-${language}`, language })
      const page = await open(browser, { ...phone, locale: language })
      await walk(page, captureUrl, language, `phone-${language}`)
      const verification = await decided(server, id)
      assert.equal(verification.state, verification.report.decision)
      assert.deepEqual(
        verification.report.findings.map((finding) => finding.check),
        ['face', 'quality', 'passive', 'active', 'match', 'injection', 'duplicate'],
      )
      assert.deepEqual(page.complaints, [])
      await page.context().close()
    })
  }
})

describe('a person at a desk', () => {
  test('takes a selfie and is decided', async () => {
    const { id, captureUrl } = await createVerification(server, { reference: 'desk' })
    const page = await open(browser, { ...desktop, locale: 'en', colorScheme: 'dark' })
    await walk(page, captureUrl, 'en', 'desk')
    await decided(server, id)
    assert.deepEqual(page.complaints, [])
    await page.reload()
    await thanked(page)
    await shoot(page, 'desk-5-reloaded')
    await page.context().close()
  })
})
