// What a person does on the capture page, in the words that the page shows.
import { graphql, eventually } from './server.mjs'
import { shoot } from './browser.mjs'

const words = {
  en: { consent: /photo/i, agree: /agree/i, use: /use this/i, done: /thank you|you are confirmed|could not confirm/i },
  ja: { consent: /確認/, agree: /同意/, use: /この写真/, done: /ありがとう|本人確認が終わりました|確認できませんでした/ },
}

/** Opens the link and consents. */
export async function agree(page, captureUrl, language = 'en') {
  await page.goto(captureUrl)
  await page.getByRole('heading', { level: 1, name: words[language].consent }).waitFor()
  await page.getByRole('button', { name: words[language].agree }).click()
}

/** Keeps the photograph that the shutter took by itself, or that was chosen. */
export async function keep(page, language = 'en') {
  await page.getByRole('button', { name: words[language].use }).click({ timeout: 30_000 })
}

/** Waits until everything has arrived and the page says what came of it, which it does some 8 to 12 s later whatever that is. */
export async function thanked(page, language = 'en') {
  await page.getByRole('heading', { level: 1, name: words[language].done }).waitFor({ timeout: 30_000 })
}

/** Waits until the page gives this hint. Screen readers hear it, so it stands there in words. */
export async function hinted(page, text) {
  await page.getByText(text).first().waitFor({ state: 'attached', timeout: 30_000 })
}

/** The whole way of a person before a camera that serves, with a picture of every screen. */
export async function walk(page, captureUrl, language, shots) {
  await page.goto(captureUrl)
  await page.getByRole('heading', { level: 1, name: words[language].consent }).waitFor()
  await shoot(page, `${shots}-1-consent`)
  await page.getByRole('button', { name: words[language].agree }).click()
  await page.locator('video').waitFor()
  await page.waitForTimeout(700)
  await shoot(page, `${shots}-2-camera`)
  await page.getByRole('button', { name: words[language].use }).waitFor({ timeout: 30_000 })
  await shoot(page, `${shots}-3-review`)
  await keep(page, language)
  await thanked(page, language)
  await shoot(page, `${shots}-4-done`)
}

/** Waits until the server has so many photographs of a verification. */
export function arrived(server, id, count) {
  return eventually(`${count} photographs of ${id}`, async () => {
    const { verification } = await graphql(server, 'query ($id: ID!) { verification(id: $id) { evidence { step frame } } }', { id })
    return verification.evidence.length === count
  })
}
