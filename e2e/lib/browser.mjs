// Real Chromium with a fake camera that plays a real film.
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { plantCookies } from './planted.mjs'
import { people, root } from './server.mjs'

const shots = path.join(root, 'build/shots')

/** Launches Chromium; `film` is a .y4m file that its camera plays, `camera: 'refused'` refuses the permission. */
export async function launch({ film = path.join(people, 'franck.y4m'), camera = 'granted' } = {}) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      camera === 'granted' ? '--use-fake-ui-for-media-stream' : '--deny-permission-prompts',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  })
}

export const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true }
export const desktop = { viewport: { width: 1440, height: 900 } }

/** A page whose console errors and failed requests are collected in `page.complaints`. */
export async function open(browser, options) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  page.complaints = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) page.complaints.push(message.text())
  })
  page.on('pageerror', (error) => page.complaints.push(String(error)))
  page.on('response', async (response) => {
    // A page that is closed meanwhile has no headers any more.
    const headers = await response.headersArray().catch(() => [])
    plantCookies(headers.filter(({ name }) => name.toLowerCase() === 'set-cookie').flatMap(({ value }) => value.split('\n')))
  })
  return page
}

/** Keeps a picture of the page under build/shots, to be looked at. */
export async function shoot(page, name, options = {}) {
  await mkdir(shots, { recursive: true })
  await page.screenshot({ path: path.join(shots, `${name}.png`), animations: 'disabled', ...options })
}
