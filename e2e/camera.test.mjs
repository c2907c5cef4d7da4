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

/** A person before a camera of this kind, who has agreed; the picture may be asked for again so many times. */
async function facing(t, camera, reference, retakes = 1) {
  const browser = await launch(camera)
  t.after(() => browser.close())
  const { id, captureUrl } = await createVerification(server, { reference, retakes })
  const page = await open(browser, { ...phone, locale: 'en' })
  await agree(page, captureUrl)
  return { id, page }
}

/** Releases the shutter; the page says what is wrong with the picture. */
async function insist(page, doubt) {
  await page.getByRole('button', { name: 'Take the photo' }).click()
  await page.getByText(doubt).waitFor()
}

describe('a camera', () => {
  test('that is refused leaves a file as the way on', async (t) => {
    const { id, page } = await facing(t, { camera: 'refused' }, 'refused')
    await page.getByRole('heading', { name: 'Please allow the camera' }).waitFor()
    await shoot(page, 'refused')
    await inspect(page)
    await page.locator('input[type=file]').setInputFiles(path.join(people, 'franck-1.jpg'))
    await keep(page)
    await thanked(page)
    const { report } = await decided(server, id)
    assert.equal(report.decision, 'APPROVED')
    assert.deepEqual(page.complaints, [])
  })

  for (const { name, film, hint, doubt, advice, reason } of [
    {
      name: 'in the dark',
      film: 'dark',
      hint: 'Too dark. Face the light',
      doubt: 'The photo looks dark.',
      advice: 'Please try again in a brighter place.',
      reason: 'too_dark',
    },
    {
      name: 'with two people before it',
      film: 'two',
      hint: 'Only you should be in the picture',
      doubt: 'There is another face in the photo.',
      advice: 'Please try again, with only you in the picture.',
      reason: 'more_than_one_face',
    },
  ]) {
    test(`${name} asks for better, asks again for what is sent all the same, and does not approve it`, async (t) => {
      const { id, page } = await facing(t, { film: path.join(people, `${film}.y4m`) }, film)
      await hinted(page, hint)
      await shoot(page, `${film}-1-hint`)
      // A good face would have let the shutter release by itself within this time.
      await page.waitForTimeout(3000)
      await insist(page, doubt)
      await shoot(page, `${film}-2-doubt`)
      await inspect(page)
      await keep(page)
      // Nothing is judged yet: the page says what would help, and shows the camera once more.
      await hinted(page, advice)
      await hinted(page, hint)
      await shoot(page, `${film}-3-again`)
      await insist(page, doubt)
      await keep(page)
      await thanked(page)
      const { report, timeline } = await decided(server, id)
      assert.equal(timeline.filter(({ type }) => type === 'verification.submitted').length, 2)
      assert.notEqual(report.decision, 'APPROVED')
      assert.ok(
        report.findings.some((finding) => finding.reasons.includes(reason)),
        JSON.stringify(report.findings),
      )
      assert.deepEqual(page.complaints, [])
    })
  }
})
