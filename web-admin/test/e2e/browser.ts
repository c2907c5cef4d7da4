import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

import { createWorld } from '../fake/world.js'
import { startFake } from '../fake/server.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const shots = process.env['HONNIN_SHOTS']

/** Debian's Chromium, or the one that CHROMIUM names. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
}

/** One reader before one stand-in of the server. */
export interface Visit {
  page: Page
  world: ReturnType<typeof createWorld>
  url: string
  /** What the console said that is not an answer the stand-in refused on purpose. */
  complaints: string[]
  close: () => Promise<void>
}

/** Opens the console for a reader; signed in unless told otherwise. */
export async function visit(browser: Browser, options: BrowserContextOptions = {}, signedIn = true): Promise<Visit> {
  const fake = await startFake()
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US', ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    const text = message.text()
    if (['error', 'warning'].includes(message.type()) && !text.startsWith('Failed to load resource')) complaints.push(text)
  })
  page.on('pageerror', (error) => complaints.push(String(error)))

  if (signedIn) {
    await page.goto(`${fake.url}/sign-in#good`)
    await page.locator('main button').first().click()
    await page.waitForURL('**/verifications')
  }

  return {
    page,
    world: fake.world,
    url: fake.url,
    complaints,
    close: async () => {
      await context.close()
      await fake.close()
    },
  }
}

/** What axe finds wrong on the page as it stands, and whether it is wider than the window; with a screenshot where asked for. */
export async function inspect(page: Page, name: string): Promise<string[]> {
  // What is on its way in would be measured half transparent.
  await page.waitForTimeout(400)
  if (shots) {
    mkdirSync(shots, { recursive: true })
    await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true })
  }
  await page.evaluate(axe)

  return page.evaluate(async () => {
    const checker = (window as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { violations } = await checker.run({ runOnly: tags })
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
    const root = document.documentElement

    return root.scrollWidth > root.clientWidth ? [...found, 'wider than the window'] : found
  })
}
