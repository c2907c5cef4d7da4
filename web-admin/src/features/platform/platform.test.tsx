import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { language } from '#lib/language.ts'
import { show, showLinked } from '#test/show.tsx'

import { RequestsView } from './requests.view.tsx'
import { RevenueView } from './revenue.view.tsx'
import { TenantsView } from './tenants.view.tsx'
import { draftOf, isQuota, termsOf, type Covered } from './terms.ts'
import { TermsView } from './terms.view.tsx'
import { TroubledView } from './troubled.view.tsx'
import { UnbilledView } from './unbilled.view.tsx'
import { UsageView } from './usage.view.tsx'

const now = Date.parse('2026-11-23T12:00:00Z')
const retry = vi.fn()
const sakura = { id: 'ten_0123456789abcdef', name: 'Sakura', state: 'ACTIVE' as const, createdAt: '2026-11-01T00:00:00Z' }
const wish = { feature: 'liveness.passive', requestedAt: '2026-11-22T12:00:00Z', note: 'For the new app', tenant: sakura }
const passive: Covered = {
  key: 'liveness.passive',
  name: 'Passive liveness',
  state: 'OFF',
  trialEndsAt: null,
  quota: null,
  limit: 'HARD',
  used: 0,
  priceRef: '',
  note: '',
  requestedAt: '2026-11-22T12:00:00Z',
  revision: 2,
}

function tenants(over: Partial<Parameters<typeof TenantsView>[0]> = {}) {
  return <TenantsView page={{ data: { rows: [sakura], next: null }, retry }} search={{}} now={now} onSearch={vi.fn()} onCreate={vi.fn()} {...over} />
}

function terms(onGrant = vi.fn()) {
  return <TermsView start={draftOf(passive, now)} wish="For the new app" busy={false} trouble={{ of: undefined, at: () => undefined }} onGrant={onGrant} />
}

beforeEach(() => {
  language.set('en')
})

describe('tenants', () => {
  it('are found by a part of their name', async () => {
    const onSearch = vi.fn()
    await showLinked(tenants({ onSearch }))
    await userEvent.type(await screen.findByRole('searchbox', { name: 'Find by name' }), ' saku {Enter}')
    expect(onSearch).toHaveBeenCalledWith({ name: 'saku' })
  })

  it('are opened by their name, and those who are stopped say so', async () => {
    await showLinked(tenants({ page: { data: { rows: [{ ...sakura, state: 'SUSPENDED' }], next: null }, retry } }))
    expect((await screen.findByRole('link', { name: 'Sakura' })).getAttribute('href')).toBe(`/platform/tenants/${sakura.id}`)
    expect(screen.getByText('Suspended')).toBeDefined()
  })

  it.each([
    [{}, 'No tenant yet'],
    [{ name: 'x' }, 'No tenant of that name'],
  ])('may be none: %o', async (search, said) => {
    await showLinked(tenants({ page: { data: { rows: [], next: null }, retry }, search }))
    expect(await screen.findByText(said)).toBeDefined()
  })

  it('are not made by who may only read', async () => {
    await showLinked(tenants(), ['platform:read'])
    await screen.findByRole('link', { name: 'Sakura' })
    expect(screen.queryByRole('button', { name: 'New tenant' })).toBeNull()
  })
})

describe('requests', () => {
  it('are answered', async () => {
    const onAnswer = vi.fn()
    await showLinked(<RequestsView wishes={{ data: [wish], retry }} now={now} onAnswer={onAnswer} />)
    expect(await screen.findByText('For the new app')).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: /^Answer Sakura about/ }))
    expect(onAnswer).toHaveBeenCalledWith(wish)
  })

  it('may be none', async () => {
    await showLinked(<RequestsView wishes={{ data: [], retry }} now={now} onAnswer={vi.fn()} />)
    expect(await screen.findByText('Nothing waits for an answer')).toBeDefined()
  })
})

describe('terms', () => {
  it('of what was asked for begin with on', () => {
    expect(draftOf(passive, now)).toMatchObject({ state: 'ON', ends: '2026-12-23', quota: '' })
    expect(draftOf({ ...passive, state: 'TRIAL', trialEndsAt: '2026-11-30T23:59:59Z', quota: 50 }, now)).toMatchObject({ state: 'TRIAL', ends: '2026-11-30', quota: '50' })
  })

  it('hold a trial to the end of its day, and an empty quota to none', () => {
    const draft = { ...draftOf(passive, now), state: 'TRIAL' as const, ends: '2026-12-01', priceRef: ' P-1 ' }
    expect(termsOf('ten_1', passive, draft)).toEqual({ tenant: 'ten_1', feature: 'liveness.passive', state: 'TRIAL', limit: 'HARD', priceRef: 'P-1', note: '', revision: 2, trialEndsAt: '2026-12-01T23:59:59Z' })
  })

  it.each(['-1', '1.5', '1e3', '1000000001', '十'])('refuse a quota of %s', (text) => {
    expect(isQuota(text)).toBe(false)
  })

  it('are granted, once the quota is a number', async () => {
    const onGrant = vi.fn()
    show(terms(onGrant))
    expect(screen.getByText(/They want it for:.*For the new app/)).toBeDefined()
    await userEvent.type(screen.getByLabelText(/Uses a month/), '1x')
    expect(screen.getByRole('button', { name: 'Put into force' }).hasAttribute('disabled')).toBe(true)
    await userEvent.type(screen.getByLabelText(/Uses a month/), '{Backspace}000')
    await userEvent.click(screen.getByRole('button', { name: 'Put into force' }))
    expect(onGrant).toHaveBeenCalledWith(expect.objectContaining({ state: 'ON', quota: '1000' }))
  })
})

describe('usage', () => {
  it('is counted by tenant and meter, month by month', async () => {
    const onMonth = vi.fn()
    const usage = { data: [{ meter: 'verification', quantity: 12_345, zone: 'Asia/Tokyo', tenant: sakura }], retry }
    await showLinked(<UsageView usage={usage} month="2026-11" now={now} onMonth={onMonth} />)
    expect(await screen.findByText('12,345')).toBeDefined()
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Month' }), '2026-10')
    expect(onMonth).toHaveBeenCalledWith('2026-10')
  })
})

describe('revenue', () => {
  const yen = (minor: number) => ({ currency: 'JPY', amount: String(minor), minor })

  it('says its currency with every amount', async () => {
    const sums = [{ count: 3, net: yen(1_000_000), tax: yen(100_000), credited: yen(0), noted: yen(1100), paid: yen(400_000), open: yen(698_900), drafts: yen(5000), writtenOff: yen(0) }]
    await showLinked(<RevenueView revenue={{ data: { sums }, retry }} />)
    const row = screen.getByRole('row', { name: /JPY/ })
    expect(row.textContent).toBe('JPY3¥1,000,000¥100,000¥0¥1,100¥400,000¥698,900¥0¥5,000')
  })

  it('may be none', async () => {
    await showLinked(<RevenueView revenue={{ data: { sums: [] }, retry }} />)
    expect(screen.getByText('No invoice of this month yet.')).toBeDefined()
  })
})

describe('meters', () => {
  it('that do not count are named, with whose they are', async () => {
    const pulse = { meter: 'match', state: 'BROKEN' as const, since: '2026-11-23T11:00:00Z', expected: 12, seen: 9 }
    await showLinked(<TroubledView troubled={{ data: [{ tenant: sakura, pulse }], retry }} now={now} />)
    expect(screen.getByText('9 of 12')).toBeDefined()
    expect(screen.getByText('Broken')).toBeDefined()
    expect(screen.getByRole('link', { name: 'Sakura' }).getAttribute('href')).toBe(`/platform/tenants/${sakura.id}/billing`)
  })
})

describe('what is not billed', () => {
  const failure = { tenant: sakura, since: '2026-11-23T11:00:00Z', triedAt: '2026-11-23T11:55:00Z', problem: 'the terms cannot be read' }

  it('says whose months cannot be closed, since when and why', async () => {
    await showLinked(<UnbilledView unbilled={{ data: { sums: [], failures: [failure], unbilled: [sakura] }, retry }} now={now} />)
    expect(screen.getByText('the terms cannot be read')).toBeDefined()
    expect(screen.getByText('1 hour ago')).toBeDefined()
    expect(screen.getAllByRole('link', { name: 'Sakura' })).toHaveLength(2)
  })

  it('says that there is none', async () => {
    await showLinked(<UnbilledView unbilled={{ data: { sums: [], failures: [], unbilled: [] }, retry }} now={now} />)
    expect(screen.getByText(/Every month that is over was closed/)).toBeDefined()
  })
})
