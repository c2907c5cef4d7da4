// What a policy leaves to people, from both sides: somebody walks the flow, and a reviewer decides it in the console, by keys alone.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { inspect } from './lib/axe.mjs'
import { desktop, launch, open, phone, shoot } from './lib/browser.mjs'
import { agree, keep, thanked } from './lib/person.mjs'
import { createVerification, eventually, graphql, link, root, start } from './lib/server.mjs'

let folder
let server
let browser

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'honnin-desk-'))
  const policy = path.join(folder, 'policy.yaml')
  const people = await readFile(path.join(root, 'e2e/people/policy.yaml'), 'utf8')
  await writeFile(policy, `${people}rules:\n  - {when: "true", then: review, reason: look}\nreview: {dueIn: 8h, priority: high}\n`)
  server = await start('--policy', policy)
  browser = await launch()
})

after(async () => {
  await browser?.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

function stands(id) {
  return graphql(server, 'query ($id: ID!) { verification(id: $id) { state decidedByReview truth } }', { id })
}

describe('review', () => {
  test('takes what the policy left to people, and ends with what a person decides', async () => {
    const { id, captureUrl } = await createVerification(server, { reference: 'desk-1', language: 'en' })
    const person = await open(browser, { ...phone, locale: 'en' })
    await agree(person, captureUrl)
    await keep(person)
    await eventually('review', async () => (await stands(id)).verification.state === 'REVIEW')

    const page = await open(browser, { ...desktop, locale: 'en' })
    await page.goto(server.link)
    await page.getByRole('button', { name: /sign in/i }).click()
    await page.getByRole('link', { name: 'Review, 1 waiting' }).click()
    const row = page.getByRole('row', { name: /desk-1/ })
    await row.getByText('High').waitFor()
    await inspect(page)

    await page.keyboard.press('c')
    await page.getByRole('timer').waitFor()
    await page.getByRole('img', { name: 'Selfie, Frame 1' }).first().waitFor()
    await page.keyboard.press('d')
    await page.keyboard.press('0')
    await page.getByText('Write a note first.').waitFor()
    await inspect(page)
    await shoot(page, 'review-case')
    await page.keyboard.press('Escape')
    await page.keyboard.press('a')
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await page.getByText('A genuine person').waitFor()

    const { verification } = await stands(id)
    assert.deepEqual([verification.state, verification.decidedByReview, verification.truth], ['APPROVED', true, 'GENUINE'])
    await thanked(person)
    assert.deepEqual(person.complaints, [])

    await page.goto(`${server.url}/review/figures`)
    await page.getByText('1 of 1').first().waitFor()
    await page.getByText(/That is a biased choice/).waitFor()
    await inspect(page)
    await shoot(page, 'review-figures')
    assert.deepEqual(page.complaints, [])
  })
})

describe('a policy of their own', () => {
  test('is refused with its place, tried over what is stored, published, and judges what is opened then', async () => {
    const page = await open(browser, { ...desktop, locale: 'ja' })
    await page.goto(await link(server))
    await page.getByRole('button', { name: 'サインイン' }).click()
    await page.getByRole('link', { name: 'ポリシー' }).click()
    await page.getByRole('button', { name: 'ポリシーを作成' }).first().click()
    await page.getByLabel('名前').fill('default')
    await page.getByLabel('定義').fill('extend: default\nrules:\n  - {when: "attempts.subject > 2 && score.passive > 0.9", then: review, reason: look}\n')
    await page.getByRole('button', { name: '下書きを作成' }).click()
    await page.getByText(/score\.passiveが悪化すると/).waitFor()
    await page.getByText('ルール1のwhen（1行25文字目）').waitFor()
    await inspect(page)

    await page.getByLabel('定義').fill('extend: default\nthresholds: {quality.interEyeDistance.min: 20}\nrules:\n  - {when: "score.passive < 0.01", then: decline, reason: low}\n')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('button', { name: '検証', exact: true }).click()
    await page.getByRole('button', { name: '実行' }).click()
    await page.getByText(/^1件/).first().waitFor()
    await page.getByRole('button', { name: 'グラフを表示' }).click()
    await page.getByText('割合と95%信頼区間').click()
    await page.getByRole('table', { name: '割合と95%信頼区間' }).waitFor()
    await inspect(page)
    await shoot(page, 'policy-trial', { fullPage: true })
    await page.getByRole('button', { name: '公開', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '公開', exact: true }).click()
    await page.getByText('公開中', { exact: true }).waitFor()

    const { id } = await createVerification(server, { reference: 'desk-2', language: 'en' })
    const { verification } = await graphql(server, 'query ($id: ID!) { verification(id: $id) { policy policyNumber } }', { id })
    assert.deepEqual(verification, { policy: 'default', policyNumber: 1 })
    assert.deepEqual(page.complaints, [])
  })
})
