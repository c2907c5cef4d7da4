// A selfie and the portrait to compare it with: the person himself, and somebody else.
import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { launch, open, phone, shoot } from './lib/browser.mjs'
import { agree, arrived, keep, thanked } from './lib/person.mjs'
import { createVerification, decided, people, start } from './lib/server.mjs'

let server

before(async () => {
  server = await start()
})

after(() => server?.stop())

const portrait = path.join(people, 'franck-later.jpg')

for (const { who, film, decision, outcome } of [
  { who: 'the person of the portrait', film: 'franck', decision: 'APPROVED', outcome: 'PASS' },
  { who: 'somebody else', film: 'cap', decision: 'DECLINED', outcome: 'FAIL' },
]) {
  describe(`${who} with a portrait`, () => {
    let browser

    before(async () => {
      browser = await launch({ film: path.join(people, `${film}.y4m`) })
    })

    after(() => browser?.close())

    test(`is ${decision.toLowerCase()}, and a reload on the way loses nothing`, async () => {
      const { id, captureUrl } = await createVerification(server, { reference: film, steps: ['SELFIE', 'REFERENCE'] })
      const page = await open(browser, { ...phone, locale: 'en' })
      await agree(page, captureUrl)
      await keep(page)
      const title = page.getByRole('heading', { name: 'Portrait in your document' })
      await title.waitFor({ state: 'attached' })
      await arrived(server, id, 3)
      await page.reload()
      await title.waitFor({ state: 'attached' })
      await page.waitForTimeout(700)
      await shoot(page, `${film}-1-reference`)
      await page.locator('input[type=file]').setInputFiles(portrait)
      await keep(page)
      await thanked(page)

      const { report } = await decided(server, id)
      assert.equal(report.decision, decision)
      assert.equal(report.findings.find((finding) => finding.check === 'match').outcome, outcome)
      // Approved or declined, the person is told the same.
      const said = await page.locator('main').innerText()
      assert.doesNotMatch(said, /approv|declin|match|reject/i)
      assert.deepEqual(page.complaints, [])
      await arrived(server, id, 4)
    })
  })
}
