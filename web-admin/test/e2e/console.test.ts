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
    await page.locator('input[type=email]').fill('aiko@sakura.example')
    await page.keyboard.press('Enter')
    await page.waitForSelector('a[href^="/sso/start"]')
    await look('sign-in-provider')
    await page.locator('main button').nth(1).click()
    await look('sign-in-password')
    world.person.codes = true
    await page.goto(`${url}/sign-in`)
    await page.locator('input[type=email]').fill('aiko@example.jp')
    await page.keyboard.press('Enter')
    await page.locator('input[type=password]').fill('correct horse battery staple')
    await page.keyboard.press('Enter')
    await page.waitForSelector('input[autocomplete=one-time-code]')
    await look('sign-in-code')
    world.person.codes = false
    await page.goto(`${url}/sign-in/forgotten`)
    await look('forgotten')
    await page.goto('about:blank')
    await page.goto(`${url}/sign-in/reset#reset`)
    await look('reset')
    await page.goto(`${url}/sign-in/reset`)
    await look('reset-over')
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

  it('has no fault on any page of the settings', async ({ expect, onTestFinished }) => {
    const { page, url, complaints, close } = await visit(browser, options)
    onTestFinished(close)
    const look = async (screen: string) => {
      expect(await inspect(page, name(screen)), screen).toEqual([])
    }
    for (const part of ['team', 'keys', 'roles']) {
      await page.goto(`${url}/settings/${part}`)
      await page.waitForSelector('main table')
      await look(`settings-${part}`)
      await page.getByRole('button', { name: /^New|^Invite|作成$|招待$/ }).first().click()
      await look(`settings-${part}-new`)
      await page.keyboard.press('Escape')
    }
    await page.goto(`${url}/settings/account`)
    await page.waitForSelector('main li')
    await look('settings-account')
    await page.locator('main section').nth(1).getByRole('button').first().click()
    await page.waitForSelector('dialog')
    await look('settings-account-proof')
    await page.locator('dialog input').fill('correct horse battery staple')
    await page.keyboard.press('Enter')
    await page.waitForSelector('dialog svg[role=img]')
    await look('settings-account-codes')
    await page.locator('dialog input').fill('123456')
    await page.keyboard.press('Enter')
    await page.waitForSelector('dialog li')
    await look('settings-account-recovery')
    await page.keyboard.press('Escape')
    await page.locator('header button[aria-expanded]').last().click()
    await look('account-menu')
    await page.goto(`${url}/settings/features`)
    await page.waitForSelector('main li')
    await look('settings-features')
    await page.locator('main li button').first().click()
    await look('settings-features-ask')
    await page.keyboard.press('Escape')
    await page.goto(`${url}/settings/audit`)
    await page.locator('main summary').nth(1).click()
    await look('settings-audit')
    await page.goto(`${url}/settings/audit?actor=usr_nobody`)
    await page.waitForSelector('main h2')
    await look('settings-audit-nothing')
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

  it('asks for the address, the password and a code, and says of no address whether it is somebody’s', async () => {
    const { page, world, url } = await enter({}, false)
    world.person.codes = true
    await page.goto(`${url}/settings/keys`)
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('nobody@example.jp')
    await page.keyboard.press('Enter')
    const password = page.getByLabel('Password', { exact: true })
    await password.fill('wrong')
    await page.keyboard.press('Enter')
    const stranger = await page.getByRole('alert').textContent()
    await page.getByRole('button', { name: 'Another address' }).click()
    await page.getByRole('textbox', { name: 'E-mail address' }).fill(world.person.email)
    await page.keyboard.press('Enter')
    await password.fill('wrong')
    await page.keyboard.press('Enter')
    expect(await page.getByRole('alert').textContent()).toBe(stranger)
    await password.fill(world.person.password)
    await page.getByRole('button', { name: 'Show the password' }).click()
    expect(await password.inputValue()).toBe(world.person.password)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('textbox', { name: 'One-time code' }).fill('000000')
    await page.keyboard.press('Enter')
    await page.getByText('This code is not right').waitFor()
    await page.getByRole('textbox', { name: 'One-time code' }).fill('123 456')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/settings/keys')
  })

  it('sets a forgotten password by a mailed link', async () => {
    const { page, world, url } = await enter({}, false)
    await page.goto(`${url}/sign-in/forgotten`)
    await page.getByRole('textbox').fill('aiko@example.jp')
    await page.keyboard.press('Enter')
    await page.getByText('Look into your mail').waitFor()
    expect(world.person.mailed).toEqual(['aiko@example.jp'])
    await page.goto('about:blank')
    await page.goto(`${url}/sign-in/reset#reset`)
    await page.getByLabel('New password').fill('too short')
    await page.keyboard.press('Enter')
    await page.getByText('at least 15 characters', { exact: false }).first().waitFor()
    await page.getByLabel('New password').fill('four words and a comma')
    await page.getByRole('button', { name: 'Save the password' }).click()
    await page.getByText('Your password is saved').waitFor()
    expect(world.person.password).toBe('four words and a comma')
    expect(page.url()).not.toContain('#')
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

describe('settings', () => {
  it('makes a key, shows it once, replaces it and revokes it by name', async () => {
    const { page, world, url } = await enter()
    await page.goto(`${url}/settings`)
    await page.getByRole('link', { name: 'API keys' }).click()
    await page.getByRole('button', { name: 'New key' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('till 4')
    await page.getByRole('textbox', { name: /networks/ }).fill('somewhere')
    await page.getByRole('button', { name: 'Create key' }).click()
    await page.getByText('This is no network').waitFor()
    await page.getByRole('textbox', { name: /networks/ }).fill('203.0.113.0/24')
    await page.getByText('Only what I choose').click()
    await page.getByRole('button', { name: 'Create key' }).click()
    const secret = await page.getByRole('status', { name: 'the key' }).textContent()
    expect(secret).toMatch(/^hk_live_\w{39}$/)
    await page.getByRole('button', { name: 'I have stored it' }).click()
    expect(await page.getByText(secret ?? '').count()).toBe(0)

    await page.getByRole('button', { name: 'Actions for till 4' }).click()
    await page.getByRole('button', { name: 'Replace…' }).click()
    await page.getByRole('button', { name: 'Make the new key' }).click()
    await page.getByRole('button', { name: 'I have stored it' }).click()
    await page.getByRole('row', { name: /till 4/ }).getByText('Being replaced').waitFor()

    await page.getByRole('button', { name: 'Actions for first key' }).click()
    await page.getByRole('button', { name: 'Revoke…' }).click()
    expect(await page.getByRole('button', { name: 'Revoke the key' }).isDisabled()).toBe(true)
    await page.getByRole('textbox').fill('first key')
    await page.getByRole('button', { name: 'Revoke the key' }).click()
    await page.getByText('first key is revoked.').waitFor()
    expect(world.tenancy.keys.find(({ name }: { name: string }) => name === 'first key')?.revokedAt).toBeTruthy()
  })

  it('gives a role and takes it back, invites several, and says which it could not', async () => {
    const { page, world, url } = await enter()
    await page.goto(`${url}/settings/team`)
    const role = page.getByRole('combobox', { name: 'Role of Mei Kobayashi' })
    await role.selectOption('reviewer')
    await page.getByText('Mei Kobayashi is now: Reviewer.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => role.inputValue()).toBe('night-shift')
    await page.getByRole('button', { name: 'Invite people' }).click()
    await page.getByRole('textbox', { name: 'E-mail addresses' }).fill('new@example.jp, mei@example.jp')
    await page.getByRole('button', { name: 'Invite 2 people' }).click()
    await page.getByText('mei@example.jp: This person is a member already.').waitFor()
    expect(await page.getByRole('textbox', { name: 'E-mail addresses' }).inputValue()).toBe('mei@example.jp')
    await page.keyboard.press('Escape')
    await page.getByRole('row', { name: /new@example\.jp/ }).waitFor()
    expect(world.tenancy.invitations).toHaveLength(3)
    await page.goto(`${url}/settings/audit`)
    await page.locator('main summary').getByText('Person invited').first().waitFor()
  })

  it('asks for a proof before what matters, and then goes on', async () => {
    const { page, world, url } = await enter()
    await page.goto(`${url}/settings/account`)
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByLabel('New password').fill('another four words here')
    await page.getByRole('button', { name: 'Save password' }).click()
    const proof = page.getByRole('dialog', { name: 'Prove that it is you' })
    await proof.getByLabel('Password', { exact: true }).fill('correct horse battery staple')
    await proof.getByRole('button', { name: 'Confirm' }).click()
    await page.getByText('Every other session has ended', { exact: false }).first().waitFor()
    expect(world.person.password).toBe('another four words here')
    await expect.poll(() => page.getByText('Safari on iPhone').count()).toBe(0)
  })

  it('asks for a feature once', async () => {
    const { page, world, url } = await enter()
    await page.goto(`${url}/settings/features`)
    await page.getByRole('button', { name: /Ask for it\s+Passive liveness/ }).click()
    await page.getByRole('textbox').fill('20,000 a month, from January')
    await page.getByRole('button', { name: 'Send the request' }).click()
    await page.getByText('Your request for Passive liveness is on its way.').waitFor()
    expect(world.tenancy.features.some((feature: { key: string; requestedAt: string | null }) => feature.key === 'liveness.passive' && feature.requestedAt)).toBe(true)
    expect(await page.getByRole('button', { name: /Ask for it\s+Passive liveness/ }).count()).toBe(0)
  })

  it('holds filter and page of the audit log in the address, and shows what changed', async () => {
    const { page, url } = await enter()
    await page.goto(`${url}/settings/audit`)
    await page.getByRole('button', { name: 'Older' }).click()
    await page.waitForURL('**after=**')
    await page.goBack()
    await page.getByRole('combobox', { name: 'Act' }).selectOption('member.update')
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.waitForURL('**?action=member.update')
    await page.locator('main summary').first().click()
    expect(await page.locator('del').first().textContent()).toBe('reviewer')
    expect(await page.locator('ins').first().textContent()).toBe('senior-reviewer')
    expect(await page.getByRole('link', { name: 'CSV' }).getAttribute('href')).toContain('action=member.update')
  })

  it('says so where a role does not reach', async () => {
    const { page, world, url } = await enter()
    world.role = 'reviewer'
    await page.goto(`${url}/settings/keys`)
    await page.getByRole('heading', { name: 'This is not open to you' }).waitFor()
    expect(await page.getByRole('link', { name: 'API keys' }).count()).toBe(0)
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
