// The console before the real server: empty, living, wide and narrow, by day and by night.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { inspect } from './lib/axe.mjs'
import { desktop, launch, open, phone, shoot } from './lib/browser.mjs'
import { capture, createVerification, decided, evidence, link, start } from './lib/server.mjs'

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

/** A page of somebody who has just signed in by a link. */
async function enter(options, address) {
  const page = await open(browser, { locale: 'en', ...options })
  await page.goto(address)
  await page.getByRole('button', { name: /sign in|ログイン|サインイン/i }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** Everything that a person does, without a page: up to the last photograph. */
async function photographed(input, ...selfies) {
  const made = await createVerification(server, { binding: 'UNBOUND', ...input })
  await capture(server, made, 'POST', 'consent', { version: '2026-11-01' })
  for (const [frame, name] of selfies.entries()) await capture(server, made, 'PUT', `evidence/selfie/${frame}`, await evidence(name))
  return made
}

describe('the console', () => {
  test('signs in by the one-time link, once, and tells a newcomer how to begin', async () => {
    const page = await enter(desktop, server.link)
    await page.getByRole('heading', { name: 'No verification yet' }).waitFor()
    await shoot(page, 'console-empty-1440')
    await inspect(page)
    assert.deepEqual(page.complaints, [])
    await page.setViewportSize(phone.viewport)
    await shoot(page, 'console-empty-390')
    await inspect(page)
    await page.context().close()

    const second = await open(browser, { ...desktop, locale: 'en' })
    await second.goto(server.link)
    await second.getByRole('button', { name: /sign in/i }).click()
    await second.getByText('This link no longer works').waitFor()
    await shoot(second, 'console-sign-in-used')
    await inspect(second)
    await second.context().close()
  })

  test('brings a verification and its decision into the list while somebody looks', async () => {
    const page = await enter(desktop, await link(server))
    const made = await photographed({ reference: 'customer-live' }, 'franck-1', 'franck-2', 'franck-3')
    const row = page.getByRole('row').filter({ hasText: 'customer-live' })
    await row.getByText('Capturing').waitFor({ timeout: 20_000 })
    await capture(server, made, 'POST', 'submit')
    await row.getByText('Approved').first().waitFor({ timeout: 20_000 })
    await decided(server, made.id)
    assert.deepEqual(page.complaints, [])
    await page.context().close()
  })

  for (const [name, view] of Object.entries({
    'desk by day': desktop,
    'desk by night': { ...desktop, colorScheme: 'dark' },
    'phone by day': phone,
    'phone by night in Japanese': { ...phone, colorScheme: 'dark', locale: 'ja' },
  })) {
    test(`has no fault on a ${name}`, async () => {
      const label = name.replaceAll(' ', '-')
      const cases = { declined: 'cap-1', review: 'two' }
      const made = {}
      for (const [reference, selfie] of Object.entries(cases)) {
        const steps = reference === 'declined' ? ['SELFIE', 'REFERENCE'] : ['SELFIE']
        // There is nobody who could take a better picture.
        made[reference] = await photographed({ reference: `${reference}-${label}`, steps, retakes: 0 }, selfie)
        if (reference === 'declined') await capture(server, made[reference], 'PUT', 'evidence/reference/0', await evidence('franck-later'))
        await capture(server, made[reference], 'POST', 'submit')
        await decided(server, made[reference].id)
      }
      const page = await enter(view, await link(server))
      await page.locator('[data-row]').first().waitFor()
      await shoot(page, `console-list-${label}`)
      await inspect(page)
      for (const [reference, { id }] of Object.entries(made)) {
        await page.goto(`${server.url}/verifications/${id}`)
        await page.getByRole('heading', { level: 1, name: reference }).waitFor()
        await page.locator('main img').first().waitFor()
        await page.waitForTimeout(500)
        await shoot(page, `console-${reference}-${label}`, { fullPage: true })
        await inspect(page)
      }
      assert.deepEqual(page.complaints, [])
      await page.context().close()
    })
  }
})
