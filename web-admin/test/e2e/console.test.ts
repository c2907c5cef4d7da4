import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { makeVerification } from '../fake/data.js'
import { inspect, launch, visit, type Visit } from './browser.ts'

let browser: Browser
let open: Visit | undefined

beforeAll(async () => {
  browser = await launch()
})

afterAll(() => browser.close())

afterEach(async () => {
  await open?.close()
  open = undefined
})

async function enter(...args: Parameters<typeof visit> extends [Browser, ...infer Rest] ? Rest : never): Promise<Visit> {
  open = await visit(browser, ...args)

  return open
}

const sizes = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
const looks = Object.keys(sizes).flatMap((size) =>
  ['en', 'ja'].flatMap((language) => ['light', 'dark'].map((scheme) => [size, language, scheme] as const)),
)

describe.concurrent.each(looks)('%s, %s, %s', (size, language, scheme) => {
  const options = {
    viewport: sizes[size as keyof typeof sizes],
    locale: language === 'ja' ? 'ja-JP' : 'en-US',
    colorScheme: scheme as 'light' | 'dark',
  }
  const name = (screen: string) => `${screen}-${size}-${language}-${scheme}`

  it('has no fault on any screen', async ({ expect, onTestFinished }) => {
    const { page, world, url, complaints, close } = await visit(browser, options, false)
    onTestFinished(close)
    const look = async (screen: string) => {
      await page.waitForSelector('h1')
      expect(await inspect(page, name(screen)), screen).toEqual([])
    }
    await page.goto(`${url}/sign-in`)
    await look('sign-in')
    await page.goto('about:blank')
    await page.goto(`${url}/sign-in#good`)
    await look('sign-in-ready')
    await page.locator('main button').first().click()
    await page.waitForSelector('[data-row]')
    await look('list')
    for (const state of ['CREATED', 'APPROVED', 'DECLINED', 'REVIEW'] as const) {
      await page.goto(`${url}/verifications/${world.rows.find((row) => row.state === state)?.id ?? ''}`)
      await page.waitForSelector('h1')
      await look(`detail-${state.toLowerCase()}`)
    }
    await page.goto(`${url}/verifications/ver_nothing`)
    await page.waitForSelector('h1')
    await look('detail-lost')
    await page.goto(`${url}/nowhere`)
    await look('lost')
    await page.goto(`${url}/verifications?reference=none`)
    await look('list-nothing')
    await page.keyboard.press('?')
    await look('help')
    await page.keyboard.press('Escape')
    await page.keyboard.press('c')
    await look('create')
    await page.keyboard.press('Escape')
    world.rows.length = 0
    await page.goto(`${url}/verifications`)
    await page.waitForSelector('pre')
    await look('list-empty')
    expect(complaints).toEqual([])
  })
})

describe('sign in', () => {
  it('keeps where a person wanted to go, uses the link on a press only, and takes it out of the address', async () => {
    const { page, world, url } = await enter({}, false)
    await page.goto(`${url}/verifications?state=review`)
    await page.waitForURL('**/sign-in')
    await page.goto('about:blank')
    await page.goto(`${url}/sign-in#good`)
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect(page.url()).not.toContain('good')
    expect(world.tokens.has('good')).toBe(true)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL('**/verifications?state=review')
  })

  it('says when a link has been used', async () => {
    const { page, url } = await enter({}, false)
    await page.goto(`${url}/sign-in#old`)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('This link no longer works').waitFor()
  })

  it('comes back when the session ends under way, and out when asked', async () => {
    const { page, world, url } = await enter()
    const id = world.rows[3]?.id ?? ''
    await page.goto(`${url}/verifications/${id}`)
    await page.waitForSelector('h1')
    world.sessions.clear()
    world.tokens.add('next')
    await page.goto(`${url}/verifications/${id}`)
    await page.waitForURL('**/sign-in')
    await page.goto('about:blank')
    await page.goto(`${url}/sign-in#next`)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL(`**/verifications/${id}`)
    await page.getByRole('button', { name: /Account/ }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/sign-in')
    expect(world.sessions.size).toBe(0)
  })
})

describe('list', () => {
  it('brings news in place at the top, and a pill while somebody reads further down', async () => {
    const { page, world } = await enter()
    await page.waitForSelector('[data-row]')
    world.rows.unshift(makeVerification({ at: Date.now(), state: 'CREATED', reference: 'news-1' }))
    await page.getByText('news-1').waitFor()
    await page.evaluate(() => {
      window.scrollTo(0, 300)
    })
    const before = await page.locator('[data-row]').nth(8).boundingBox()
    world.rows.unshift(makeVerification({ at: Date.now(), state: 'CREATED', reference: 'news-2' }))
    await page.getByRole('button', { name: '1 new' }).waitFor()
    expect(await page.getByText('news-2').count()).toBe(0)
    expect(await page.locator('[data-row]').nth(8).boundingBox()).toEqual(before)
    await page.getByRole('button', { name: '1 new' }).click()
    await page.getByText('news-2').waitFor()
  })

  it('holds filter and page in the address', async () => {
    const { page, url } = await enter()
    await page.getByRole('link', { name: 'Older' }).click()
    await page.waitForURL('**after=**')
    await page.getByText('customer-1055').waitFor()
    await page.goBack()
    await page.getByText('customer-1080').waitFor()
    await page.getByRole('button', { name: 'State' }).click()
    await page.getByRole('checkbox', { name: 'Declined' }).check()
    await page.waitForURL('**?state=declined')
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.keyboard.type('customer-1076')
    await page.waitForURL('**reference=customer-1076')
    await expect.poll(() => page.locator('[data-row]').count()).toBe(1)
    await page.goto(`${url}/verifications?state=declined&reference=customer-1076`)
    await page.getByText('customer-1076').waitFor()
  })

  it('creates a verification once, with a link and a code to scan', async () => {
    const { page, world } = await enter()
    const before = world.rows.length
    await page.getByRole('button', { name: 'New verification' }).click()
    await page.getByRole('textbox', { name: 'Reference' }).fill('customer-2001')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await page.getByRole('img', { name: 'QR code of the capture link' }).waitFor()
    expect(world.rows.length).toBe(before + 1)
    await page.getByRole('button', { name: 'Open verification' }).click()
    await page.getByRole('heading', { name: 'customer-2001' }).waitFor()
  })

  it('walks by keys', async () => {
    const { page, world } = await enter()
    await page.waitForSelector('[data-row]')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/${world.rows[1]?.id ?? ''}`)
    await page.getByRole('link', { name: 'All verifications' }).waitFor()
    await page.keyboard.press('Escape')
    await page.waitForURL('**/verifications')
  })
})

describe('one verification', () => {
  it('follows it until it is concluded', async () => {
    const { page, world, url } = await enter()
    const at = Date.now() - 70_000
    const row = makeVerification({ at, state: 'SUBMITTED', reference: 'live-1' })
    world.rows.unshift(row)
    await page.goto(`${url}/verifications/${row.id}`)
    await page.getByText('is being judged').waitFor()
    world.rows[0] = { ...makeVerification({ at, state: 'APPROVED', of: 'approved', reference: 'live-1' }), id: row.id }
    await page.getByText('Similarity', { exact: true }).waitFor()
  })

  it('cancels after asking', async () => {
    const { page, world, url } = await enter()
    await page.goto(`${url}/verifications/${world.rows[0]?.id ?? ''}`)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Cancel the verification' }).click()
    await page.getByText('before there was anything to judge').waitFor()
    expect(world.rows[0]?.state).toBe('CANCELED')
  })

  it('asks for nothing that the role hides', async () => {
    const { page, world, url } = await enter()
    world.role = 'auditor'
    await page.goto(`${url}/verifications/${world.rows[3]?.id ?? ''}`)
    await page.getByText('Your role does not show photographs.').waitFor()
    expect(await page.locator('main img').count()).toBe(0)
  })
})

describe('API explorer', () => {
  it('asks as the person who is signed in, with nothing from elsewhere', async () => {
    const { page, url, complaints } = await enter()
    const foreign: string[] = []
    page.on('request', (request) => {
      if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(url)) foreign.push(request.url())
    })
    await page.goto(`${url}/graphiql`)
    await page.locator('.view-lines', { hasText: 'Latest' }).first().waitFor({ timeout: 30_000 })
    await page.getByRole('button', { name: /Execute/ }).click()
    await page.getByText('aiko@example.jp').first().waitFor({ timeout: 20_000 })
    expect(foreign).toEqual([])
    expect(complaints.filter((text) => text.includes('Content Security Policy'))).toEqual([])
  })
})
