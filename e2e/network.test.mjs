// The network breaks in the middle of a request: everything arrives once and is decided once.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { launch, open, phone, shoot } from './lib/browser.mjs'
import { lay } from './lib/line.mjs'
import { agree, arrived, keep, thanked } from './lib/person.mjs'
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

/** A line that breaks once the request is on its way up, or before its answer has come down. */
function breakingAt(request, direction) {
  let seen = false
  return (way, text) => {
    seen ||= way === 'up' && text.includes(request)
    return seen && way === direction
  }
}

describe('a line that breaks', () => {
  for (const { when, request, direction } of [
    { when: 'in the middle of a photograph', request: 'PUT /capture/v1/evidence/selfie/1', direction: 'up' },
    { when: 'before the answer to a photograph', request: 'PUT /capture/v1/evidence/selfie/1', direction: 'down' },
    { when: 'before the answer to the last request', request: 'POST /capture/v1/submit', direction: 'down' },
  ]) {
    test(`${when} costs nothing but time`, async () => {
      const { id, captureUrl } = await createVerification(server, { reference: when })
      const line = await lay(server, breakingAt(request, direction))
      const page = await open(browser, { ...phone, locale: 'en' })
      await agree(page, line.over(captureUrl))
      await keep(page)
      await line.broken
      await page.context().setOffline(true)
      await page.getByRole('heading', { name: 'No connection' }).waitFor()
      await shoot(page, 'lost')
      line.mend()
      await page.context().setOffline(false)
      await thanked(page)

      const { report, timeline } = await decided(server, id)
      assert.ok(report)
      await arrived(server, id, 3)
      for (const type of ['verification.submitted', `verification.${report.decision.toLowerCase()}`]) {
        assert.equal(timeline.filter((event) => event.type === type).length, 1, type)
      }
      const unexpected = page.complaints.filter((text) => !text.startsWith('Failed to load resource: net::'))
      assert.deepEqual(unexpected, [])
      await page.context().close()
      await line.close()
    })
  }
})
