// A camera that does not serve: refused, in the dark, or with two people before it.
import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { inspect } from './lib/axe.mjs'
import { launch, open, phone, shoot } from './lib/browser.mjs'
import { agree, hinted, keep, thanked } from './lib/person.mjs'
import { createVerification, decided, people, start } from './lib/server.mjs'

let server

before(async () => {
  server = await start()
})

after(() => server?.stop())

/** A person before a camera of this kind, who has agreed. */
async function facing(camera, reference) {
  const browser = await launch(camera)
  const { id, captureUrl } = await createVerification(server, { reference })
  const page = await open(browser, { ...phone, locale: 'en' })
  await agree(page, captureUrl)
  return { id, page, browser }
}

describe('a camera', () => {
  test('that is refused leaves a file as the way on', async () => {
    const { id, page, browser } = await facing({ camera: 'refused' }, 'refused')
    await page.getByRole('heading', { name: 'Please allow the camera' }).waitFor()
    await shoot(page, 'refused')
    await inspect(page)
    await page.locator('input[type=file]').setInputFiles(path.join(people, 'franck-1.jpg'))
    await keep(page)
    await thanked(page)
    const { report } = await decided(server, id)
    assert.equal(report.decision, 'APPROVED')
    assert.deepEqual(page.complaints, [])
    await browser.close()
  })

  for (const { name, film, hint, doubt, reason } of [
    { name: 'in the dark', film: 'dark', hint: 'Too dark. Face the light', doubt: 'The photo looks dark.', reason: 'too_dark' },
    {
      name: 'with two people before it',
      film: 'two',
      hint: 'Only you should be in the picture',
      doubt: 'There is another face in the photo.',
      reason: 'more_than_one_face',
    },
  ]) {
    test(`${name} asks for better, and what is sent all the same is not approved`, async () => {
      const { id, page, browser } = await facing({ film: path.join(people, `${film}.y4m`) }, film)
      await hinted(page, hint)
      await shoot(page, `${film}-1-hint`)
      // A good face would have let the shutter release by itself within this time.
      await page.waitForTimeout(3000)
      await page.getByRole('button', { name: 'Take the photo' }).click()
      await page.getByText(doubt).waitFor()
      await shoot(page, `${film}-2-doubt`)
      await inspect(page)
      await keep(page)
      await thanked(page)
      const { report } = await decided(server, id)
      assert.notEqual(report.decision, 'APPROVED')
      assert.ok(
        report.findings.some((finding) => finding.reasons.includes(reason)),
        JSON.stringify(report.findings),
      )
      assert.deepEqual(page.complaints, [])
      await browser.close()
    })
  }
})
