// The main job in a real browser: a person takes a selfie, and the console shows the decision.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { desktop, launch, open, phone, shoot } from './lib/browser.mjs'
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

/** Consents, lets the shutter fire by itself or presses it, keeps the photograph, and waits for the end. */
export async function walk(page, language, shots) {
  const say = words[language]
  await page.getByRole('heading', { level: 1, name: say.consent }).waitFor()
  await shoot(page, `${shots}-1-consent`)
  await page.getByRole('button', { name: say.agree }).click()
  await page.locator('video').waitFor()
  await page.waitForTimeout(700)
  await shoot(page, `${shots}-2-camera`)
  await page.getByRole('button', { name: say.use }).waitFor({ timeout: 30_000 })
  await shoot(page, `${shots}-3-review`)
  await page.getByRole('button', { name: say.use }).click()
  await page.getByRole('heading', { level: 1, name: say.done }).waitFor({ timeout: 30_000 })
  await shoot(page, `${shots}-4-done`)
}

const words = {
  en: { consent: /before|consent|photo/i, agree: /agree/i, use: /use this/i, done: /thank you/i },
  ja: { consent: /確認|同意|撮影/, agree: /同意/, use: /この写真/, done: /ありがとう|完了/ },
}

describe('a person on a phone', () => {
  for (const language of ['ja', 'en']) {
    test(`takes a selfie and is decided (${language})`, async () => {
      const { id, captureUrl } = await createVerification(server, { reference: `phone-${language}`, language })
      const page = await open(browser, { ...phone, locale: language })
      await page.goto(captureUrl)
      await walk(page, language, `phone-${language}`)
      const verification = await decided(server, id)
      assert.equal(verification.state, verification.report.decision)
      assert.deepEqual(
        verification.report.findings.map((finding) => finding.check),
        ['face', 'quality', 'passive', 'match'],
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
    await page.goto(captureUrl)
    await walk(page, 'en', 'desk')
    await decided(server, id)
    assert.deepEqual(page.complaints, [])
    await page.reload()
    await page.getByRole('heading', { level: 1, name: /we have your photos/i }).waitFor()
    await shoot(page, 'desk-5-reloaded')
    await page.context().close()
  })
})

describe('the console', () => {
  test('signs in by the one-time link, once, and shows the decision', async () => {
    const page = await open(browser, { ...desktop, locale: 'en' })
    await page.goto(server.link)
    await page.getByRole('button', { name: /sign in/i }).click()
    await page.getByText('phone-ja').waitFor()
    await shoot(page, 'console-list')
    await page.getByText('phone-ja').click()
    await page.getByText('passive').first().waitFor()
    await shoot(page, 'console-verification')
    assert.deepEqual(page.complaints, [])

    await page.setViewportSize(phone.viewport)
    await shoot(page, 'console-verification-390')
    await page.context().close()

    const second = await open(browser, { ...desktop, locale: 'en' })
    await second.goto(server.link)
    await second.getByRole('button', { name: /sign in/i }).click()
    await second.getByText(/already|used|expired|no longer/i).first().waitFor()
    await second.context().close()
  })
})
