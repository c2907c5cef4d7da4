import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { Failure } from '#lib/failure.ts'
import { language } from '#lib/language.ts'
import { pending, show, showLinked } from '#test/show.tsx'

import { BillingView } from './billing.view.tsx'
import { CardView, type Account } from './card.view.tsx'
import { CreditView } from './credit.view.tsx'
import { Door } from './door.tsx'
import { InvoiceView, type Invoice } from './invoice.view.tsx'
import { LedgerView } from './ledger.view.tsx'
import type { Line } from './line.ts'
import { difference, money, percent, share, unitPrice } from '#lib/money.ts'
import type { Month } from './month.view.tsx'
import { draftOf, major, minor, payerInput } from './payer.ts'
import { PayerView } from './payer.view.tsx'
import { readBillingSearch, readWhatIfSearch } from './search.ts'
import { shownState } from './state.tsx'
import { UsesView } from './uses.view.tsx'
import { WhatIfView } from './what-if.view.tsx'

const now = Date.parse('2026-11-25T12:00:00Z')
const yen = (minor: number) => ({ currency: 'JPY', amount: String(minor), minor })
const usage: Line = {
  kind: 'USAGE',
  meter: 'verification',
  title: null,
  from: '2026-11-01',
  to: '2026-12-01',
  quantity: 1234,
  of: null,
  place: 101,
  unit: '55.5',
  base: null,
  amount: yen(68_487),
  rate: '10',
}
const fee: Line = { ...usage, kind: 'FEE', meter: null, title: 'Passive liveness', quantity: 15, of: 30, place: null, unit: '31000', amount: yen(15_500), from: '2026-11-16' }
const bill = { month: '2026-11', zone: 'Asia/Tokyo', lines: [usage, fee], taxes: [{ rate: '10', net: yen(83_987), tax: yen(8398) }], net: yen(83_987), tax: yen(8398), total: yen(92_385) }
const yaml = 'name: Standard\ncurrency: JPY\nzone: Asia/Tokyo\ntax:\n  rate: "10"\n  rounding: down\ndue:\n  months: 1\n'
const month: Month = {
  forecast: { bill: { total: yen(110_000) }, soFar: bill, from: '2026-10-28', to: '2026-11-25', days: 28, daysLeft: 6 },
  budget: { amount: yen(100_000), spent: yen(92_385), alerted: 80 },
  contracts: [{ id: 'con_1', number: 1, effectiveFrom: '2026-10-01', yaml }],
  credits: { left: [yen(500)] },
}
const row = { id: 'inv_1', number: 'INV-7', state: 'ISSUED' as const, month: '2026-10', total: yen(92_385), left: yen(92_385), dueOn: '2026-11-24' }
const invoice: Invoice = {
  ...row,
  zone: 'Asia/Tokyo',
  currency: 'JPY',
  net: bill.net,
  tax: bill.tax,
  credited: yen(0),
  due: bill.total,
  paid: yen(0),
  noted: yen(0),
  taxes: bill.taxes,
  issuer: { name: 'Honnin KK', address: 'Tokyo', registration: 'T1234567890123', orderNumber: null },
  payer: { name: 'Sakura', address: '', registration: null, orderNumber: 'PO-1' },
  lines: [
    { id: 'lin_1', line: usage },
    { id: 'lin_2', line: fee },
  ],
  payments: [],
  creditNotes: [],
  hold: false,
  issuedOn: '2026-11-01',
  settledAt: null,
  reason: null,
}

function billing(over: Partial<Parameters<typeof BillingView>[0]> = {}) {
  return (
    <BillingView
      month={{ data: month, retry: vi.fn() }}
      invoices={{ data: { rows: [row], next: null }, retry: vi.fn() }}
      search={{}}
      now={now}
      onSearch={vi.fn()}
      onPayer={vi.fn()}
      {...over}
    />
  )
}

beforeEach(() => {
  language.set('en')
})

describe('amounts', () => {
  it('keep their currency and its decimals', () => {
    expect(money(yen(1234), 'en')).toBe('¥1,234')
    expect(money({ currency: 'USD', amount: '12.30', minor: 1230 }, 'en')).toBe('$12.30')
    expect(money({ currency: 'JPY', amount: '9007199254740993', minor: 0 }, 'en')).toBe('¥9,007,199,254,740,993')
    expect(unitPrice('30.5', 'JPY', 'en')).toBe('¥30.5')
    expect(percent('10', 'en')).toBe('10%')
    expect(difference({ currency: 'USD', amount: '', minor: 150 }, { currency: 'USD', amount: '', minor: 200 }, 'en')).toBe('-$0.50')
  })

  it('reach a level only when they do', () => {
    expect(share(yen(999), yen(1000))).toBe(99)
    expect(share(yen(0), yen(0))).toBe(100)
  })

  it.each([
    ['1,234', 'JPY', 1234],
    ['12.34', 'USD', 1234],
    ['12.3', 'EUR', 1230],
    ['', 'JPY', null],
    ['12.3', 'JPY', undefined],
    ['0', 'JPY', undefined],
    ['x', 'USD', undefined],
  ])('are read exactly: %s %s', (text, currency, units) => {
    expect(minor(text, currency)).toBe(units)
  })

  it('are written as they are read', () => {
    expect(major(1234, 'USD')).toBe('12.34')
    expect(major(5, 'USD')).toBe('0.05')
    expect(major(5, 'JPY')).toBe('5')
  })
})

it('the address keeps what makes sense', () => {
  expect(readBillingSearch({ state: 'PAID', after: 'c', odd: 1 })).toEqual({ state: 'paid', after: 'c' })
  expect(readBillingSearch({ state: 'lost' })).toEqual({})
  expect(readWhatIfSearch({ month: '2026-13' })).toEqual({})
  expect(readWhatIfSearch({ month: '2026-12' })).toEqual({ month: '2026-12' })
})

it('what is to be paid is overdue the day after', () => {
  expect(shownState('ISSUED', '2026-11-25', '2026-11-25')).toBe('ISSUED')
  expect(shownState('ISSUED', '2026-11-24', '2026-11-25')).toBe('OVERDUE')
  expect(shownState('PAID', '2026-11-24', '2026-11-25')).toBe('PAID')
})

describe('the ledger', () => {
  it('is of the year so far, or of any two', async () => {
    show(<LedgerView day="2026-11-25" />)
    expect(screen.getByRole('link', { name: 'Download the ledger as JSON' }).getAttribute('href')).toBe('/export/ledger?from=2026-01-01&to=2026-11-25&format=json')
    await userEvent.clear(screen.getByLabelText('First day'))
    await userEvent.type(screen.getByLabelText('First day'), '2024-11-24')
    expect(screen.queryByRole('link')).toBeNull()
    await userEvent.clear(screen.getByLabelText('First day'))
    await userEvent.type(screen.getByLabelText('First day'), '2024-11-25')
    expect(screen.getByRole('link', { name: 'Download the ledger as CSV' }).getAttribute('href')).toContain('from=2024-11-25')
  })

  it('is not there for those who may not see usage', () => {
    show(<LedgerView day="2026-11-25" />, ['invoice:read'])
    expect(screen.queryByLabelText('First day')).toBeNull()
  })
})

describe('billing', () => {
  it('shows the month, where it goes, and the budget', async () => {
    await showLinked(billing())
    expect(await screen.findByText('November 2026 so far')).toBeDefined()
    expect(screen.getByText('¥110,000')).toBeDefined()
    expect(screen.getByText(/From 28 days of use/)).toBeDefined()
    expect(screen.getByText('92% of ¥100,000')).toBeDefined()
    expect(screen.getByText('Finance was told at 80%.')).toBeDefined()
    expect(screen.getByText('Prepaid credit left: ¥500')).toBeDefined()
    expect(screen.getByText('1,234 × ¥55.5')).toBeDefined()
    expect(screen.getByText('15 of 30 days × ¥31,000')).toBeDefined()
    expect(screen.getByText('Standard, version 1, since Oct 1, 2026')).toBeDefined()
  })

  it('lists invoices and filters them', async () => {
    const onSearch = vi.fn()
    await showLinked(billing({ onSearch }))
    expect((await screen.findByRole('link', { name: 'INV-7' })).getAttribute('href')).toBe('/billing/inv_1')
    expect(within(screen.getByRole('table', { name: 'Invoices' })).getByText('Overdue')).toBeDefined()
    await userEvent.selectOptions(screen.getByLabelText('State'), 'paid')
    expect(onSearch).toHaveBeenCalledWith({ state: 'paid' })
  })

  it.each([
    [{}, 'No invoice yet'],
    [{ state: 'void' }, 'None in this state'],
    [{ after: 'c' }, 'Nothing further back'],
  ])('may have none: %o', async (search, text) => {
    await showLinked(billing({ search, invoices: { data: { rows: [], next: null }, retry: vi.fn() } }))
    expect(await screen.findByText(text)).toBeDefined()
  })

  it('may have no contract', async () => {
    await showLinked(billing({ month: { data: { forecast: null, budget: null, contracts: [], credits: { left: [] } }, retry: vi.fn() } }))
    expect(await screen.findByText('No contract is in force')).toBeDefined()
    expect(screen.queryByRole('link', { name: 'What if…' })).toBeNull()
  })

  it('waits, and says why it cannot be had', async () => {
    await showLinked(billing({ month: pending, invoices: { data: undefined, error: new Failure('unreachable'), retry: vi.fn() } }))
    expect(await screen.findByText('Loading…')).toBeDefined()
    expect(screen.getByText('The server cannot be reached')).toBeDefined()
  })

  it('is closed to others, and changed only by those who may', async () => {
    show(<Door>inside</Door>, [])
    expect(screen.queryByText('inside')).toBeNull()
    expect(screen.getByText('You may not see this')).toBeDefined()
    await showLinked(billing(), ['invoice:read'])
    expect(await screen.findByText('November 2026 so far')).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Billing details…' })).toBeNull()
  })
})

describe('an invoice', () => {
  it('opens a line to what is behind it', async () => {
    const behind = vi.fn(() => 'behind it')
    await showLinked(<InvoiceView invoice={invoice} now={now} behind={behind} />)
    expect(await screen.findByRole('heading', { name: 'Invoice INV-7' })).toBeDefined()
    expect(screen.getByText('Tax 10% on ¥83,987')).toBeDefined()
    expect(screen.getByText('Registration number T1234567890123')).toBeDefined()
    expect(screen.getByRole('link', { name: 'Download as PDF' }).getAttribute('href')).toBe('/export/invoice/inv_1?format=pdf')
    expect(behind).not.toHaveBeenCalled()
    const line = screen.getByRole('button', { name: /Verifications/ })
    await userEvent.click(line)
    expect(line.getAttribute('aria-expanded')).toBe('true')
    expect(behind).toHaveBeenCalledWith('lin_1', usage)
    expect(screen.getByText('behind it')).toBeDefined()
    expect(screen.queryByRole('button', { name: /Passive/ })).toBeNull()
  })

  it('says what was paid of it, and what was taken back', async () => {
    const paid = {
      ...invoice,
      state: 'PAID' as const,
      noted: yen(110),
      credited: yen(275),
      payments: [{ id: 'pay_1', method: 'TRANSFER' as const, amount: yen(92_000), receivedAt: '2026-11-20T00:00:00Z', reference: 'bank 1' }],
      creditNotes: [{ id: 'crn_1', number: 'CN-1', total: yen(110), reason: 'did not work', issuedOn: '2026-11-10' }],
    }
    await showLinked(<InvoiceView invoice={paid} now={now} behind={() => null} />)
    expect(await screen.findByText('Transfer')).toBeDefined()
    expect(screen.getByText('¥92,000')).toBeDefined()
    expect(screen.getByText('did not work')).toBeDefined()
    expect(screen.getByText('Covered by credit')).toBeDefined()
  })
})

describe('uses', () => {
  const node = { verificationId: 'ver_1', at: '2026-10-31T15:00:00Z', quantity: -1, late: true }
  const of = (onMore?: () => void) => <UsesView line={usage} zone="Asia/Tokyo" uses={{ data: { rows: [{ cursor: 'c', node }], whole: false }, retry: vi.fn() }} onMore={onMore} />

  it('lead to each verification, in the time of the invoice', async () => {
    const onMore = vi.fn()
    await showLinked(of(onMore))
    expect((await screen.findByRole('link', { name: 'ver_1' })).getAttribute('href')).toBe('/verifications/ver_1')
    expect(screen.getByText(/Nov 1, 2026/)).toBeDefined()
    expect(screen.getByText('came late')).toBeDefined()
    expect(screen.getByText(/Something was corrected/)).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }))
    expect(onMore).toHaveBeenCalledOnce()
  })

  it('name verifications that the reader may not open', async () => {
    await showLinked(of(), ['invoice:read'])
    expect(await screen.findByText('ver_1')).toBeDefined()
    expect(screen.queryByRole('link')).toBeNull()
  })
})

describe('a card', () => {
  const account: Account = { cardBrand: 'visa', cardLast4: '4242', state: 'CURRENT', failingSince: null, graceUntil: null }
  const of = (over: Partial<Account>, onCard = vi.fn(), onPortal = vi.fn()) => <CardView account={{ ...account, ...over }} back={false} busy={false} problem={undefined} onCard={onCard} onPortal={onPortal} />

  it('is registered at first, and changed later', async () => {
    const onCard = vi.fn()
    const onPortal = vi.fn()
    const { unmount } = show(of({ cardBrand: '', cardLast4: '' }, onCard))
    await userEvent.click(screen.getByRole('button', { name: 'Register a card' }))
    expect(onCard).toHaveBeenCalledOnce()
    unmount()
    show(of({}, vi.fn(), onPortal))
    expect(screen.getByText('Visa ending in 4242')).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'Change card, see payments' }))
    expect(onPortal).toHaveBeenCalledOnce()
  })

  it('is awaited when somebody comes back from Stripe', () => {
    const { rerender } = show(<CardView account={{ ...account, cardBrand: '', cardLast4: '' }} back busy={false} problem={undefined} onCard={vi.fn()} onPortal={vi.fn()} />)
    expect(screen.getByRole('status').textContent).toContain('in a moment')
    rerender(<CardView account={{ ...account, cardBrand: 'jcb' }} back busy={false} problem={undefined} onCard={vi.fn()} onPortal={vi.fn()} />)
    expect(screen.getByRole('status').textContent).toBe('JCB ending in 4242')
  })

  it.each([
    ['PAST_DUE', /^Everything works until .*2026/],
    ['RESTRICTED', /^New verifications that cost cannot be opened/],
  ] as const)('says what follows when it fails: %s', (state, text) => {
    show(of({ state, graceUntil: '2026-12-01T00:00:00Z' }), ['invoice:read'])
    expect(screen.getByText(text)).toBeDefined()
    expect(screen.queryByRole('button')).toBeNull()
  })
})

it('who pays is a form', async () => {
  const onSave = vi.fn()
  const payer = { name: null, address: '', orderNumber: '', contacts: ['a@example.jp', 'b@example.jp'], language: 'ja', budget: 5000, revision: 3 }
  const draft = draftOf(payer, 'JPY')
  expect(payerInput(draft, 3, 'JPY')).toEqual({ ...payer, name: '' })
  show(<PayerView draft={draft} currency="JPY" busy={false} trouble={{ of: undefined, at: () => undefined }} onSave={onSave} />)
  const budget = screen.getByLabelText(/^Budget/)
  await userEvent.clear(budget)
  await userEvent.type(budget, '1.5')
  expect(screen.getByRole('button', { name: 'Save' }).hasAttribute('disabled')).toBe(true)
  await userEvent.clear(budget)
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(onSave).toHaveBeenCalledWith({ ...draft, budget: '' })
})

it('a month is reckoned under another contract', async () => {
  const onReckon = vi.fn()
  const then = { ...bill, total: yen(90_000) }
  await showLinked(
    <WhatIfView month="2026-11" months={['2026-11']} yaml={yaml} compared={{ now: bill, then }} busy={false} problem={undefined} onMonth={vi.fn()} onReckon={onReckon} />,
  )
  expect(await screen.findByText('-¥2,385')).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: 'Reckon' }))
  expect(onReckon).toHaveBeenCalledWith(yaml)
})

describe('prepaid credit', () => {
  const grant = { id: 'cre_1', kind: 'GRANT' as const, amount: yen(5000), expiresOn: '2027-03-31', reason: 'in advance', createdAt: '2026-11-01T00:00:00Z' }
  const credits = (rows: (typeof grant | (Omit<typeof grant, 'kind'> & { kind: 'BURN' }))[], next: string | null = null) => ({
    data: { rows, next, left: [yen(3000)] },
    retry: vi.fn(),
  })

  it('is a list of what was granted and used, and turns its pages', async () => {
    const onTurn = vi.fn()
    show(<CreditView credits={credits([{ ...grant, id: 'cre_2', kind: 'BURN', amount: yen(-2000) }, grant], 'more')} after={undefined} now={now} onTurn={onTurn} />)
    expect(screen.getByText('Left: ¥3,000')).toBeTruthy()
    expect(screen.getByText('-¥2,000')).toBeTruthy()
    expect(screen.getByText('Used for an invoice')).toBeTruthy()
    await userEvent.setup().click(screen.getByRole('button', { name: /older/i }))
    expect(onTurn).toHaveBeenCalledWith('more')
  })

  it('says that there is none', () => {
    show(<CreditView credits={credits([])} after={undefined} now={now} onTurn={vi.fn()} />)
    expect(screen.getByText('Nothing was paid in advance.')).toBeTruthy()
  })
})
