import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { language } from '#lib/language.ts'
import { show, showLinked } from '#test/show.tsx'

import { Acts } from './acts.view.tsx'
import { standings, unitsOf, type Row } from './correct.ts'
import { CorrectView } from './correct.view.tsx'
import { GrantView } from './grant.view.tsx'
import { NoteView } from './note.view.tsx'
import { PaymentView, receiptOf } from './payment.view.tsx'
import { isReason } from './reason.ts'
import { ReasonView } from './reason.view.tsx'
import { TenantBillingView } from './tenant.view.tsx'

const quiet = { of: undefined, at: () => undefined }
const use: Row = { key: 'ver_1.match.1', meter: 'match', attempt: 1, quantity: 2, at: '2026-11-05T03:21:07Z', late: false, reason: 'concluded', note: '' }
const back: Row = { ...use, key: 'ver_1.match.2', attempt: 2, quantity: -1, reason: 'correction', note: 'the camera was broken' }

beforeEach(() => {
  language.set('en')
})

describe('a correction', () => {
  it('begins behind the newest row, and knows how much there is', () => {
    expect(standings([use, back, { ...use, meter: 'age' }])).toEqual([
      { meter: 'match', left: 1, next: 3 },
      { meter: 'age', left: 2, next: 2 },
    ])
  })

  it.each([
    ['-1', -1],
    ['−1', -1],
    ['+3', 3],
    ['0', undefined],
    ['-2', undefined],
    ['1.5', undefined],
    ['1000001', undefined],
    ['', undefined],
  ])('of %s units beside one is %s', (text, units) => {
    expect(unitsOf(text, 1)).toBe(units)
  })

  it('is of the verification that was looked up', async () => {
    const onLook = vi.fn()
    const onCorrect = vi.fn()
    const view = (found: readonly Row[] | undefined) => <CorrectView found={found} busy={false} trouble={quiet} onLook={onLook} onCorrect={onCorrect} />
    const { unmount } = show(view(undefined))
    await userEvent.type(screen.getByLabelText('Verification (its id, ver_…)'), ' ver_1 {Enter}')
    expect(onLook).toHaveBeenCalledWith('ver_1')
    unmount()

    show(view([use, back]))
    expect(within(screen.getByRole('table', { name: 'Its usage' })).getByText('the camera was broken')).toBeDefined()
    await userEvent.type(screen.getByLabelText('Units to add, or with a minus to take back'), '-2')
    expect(screen.getByText('A whole number that is not 0 and takes back 1 at most.')).toBeDefined()
    await userEvent.type(screen.getByLabelText('Units to add, or with a minus to take back'), '{Backspace}1')
    await userEvent.type(screen.getByLabelText('Why'), 'it was ours')
    await userEvent.click(screen.getByRole('button', { name: 'Add the correction' }))
    expect(onCorrect).toHaveBeenCalledWith({ meter: 'match', attempt: 3, quantity: -1, reason: 'it was ours' })
  })

  it('is of nothing where there is nothing', () => {
    show(<CorrectView found={[]} busy={false} trouble={quiet} onLook={vi.fn()} onCorrect={vi.fn()} />)
    expect(screen.getByText('This tenant has no usage of such a verification.')).toBeDefined()
  })
})

describe('credit', () => {
  it('is granted in a currency, with a reason', async () => {
    const onGrant = vi.fn()
    show(<GrantView busy={false} trouble={quiet} onGrant={onGrant} />)
    await userEvent.type(screen.getByLabelText('Amount in JPY'), '12.5')
    expect(screen.getByText('An amount in this currency, above 0.')).toBeDefined()
    await userEvent.click(screen.getByRole('radio', { name: 'USD' }))
    await userEvent.type(screen.getByLabelText('Why'), 'paid in advance')
    await userEvent.click(screen.getByRole('button', { name: 'Grant it' }))
    expect(onGrant).toHaveBeenCalledWith({ currency: 'USD', amount: '12.5', expiresOn: '', reason: 'paid in advance' })
  })
})

describe('an invoice', () => {
  it.each([
    ['DRAFT', ['Issue…', 'Void…']],
    ['ISSUED', ['Note a payment…', 'Credit note…', 'Void…', 'Write off…']],
    ['PAID', ['Credit note…', 'Note a payment…']],
    ['WRITTEN_OFF', ['Note a payment…']],
    ['VOID', ['Close again…']],
  ] as const)('in state %s can become what it may', (state, names) => {
    show(<Acts state={state} onAct={vi.fn()} />)
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(names)
  })

  it.each([
    ['1234', false],
    ['  12345 ', true],
    ['x'.repeat(501), false],
  ])('is not ended without a reason: %s', (text, enough) => {
    expect(isReason(text)).toBe(enough)
  })

  it('is voided once it is said why', async () => {
    const onReason = vi.fn()
    show(<ReasonView text="" act="Void it" busy={false} trouble={quiet} onReason={onReason} />)
    expect(screen.getByRole('button', { name: 'Void it' }).hasAttribute('disabled')).toBe(true)
    await userEvent.type(screen.getByLabelText('Why'), ' wrong payer ')
    await userEvent.click(screen.getByRole('button', { name: 'Void it' }))
    expect(onReason).toHaveBeenCalledWith('wrong payer')
  })

  it('is paid by what is left, on a day of its own zone', async () => {
    const onPay = vi.fn()
    show(<PaymentView currency="USD" left={1234} back={false} day="2026-11-25" busy={false} trouble={quiet} onPay={onPay} />)
    await userEvent.type(screen.getByLabelText('Reference of the bank'), 'FURIKOMI 7')
    await userEvent.click(screen.getByRole('button', { name: 'Note it' }))
    expect(onPay).toHaveBeenCalledWith({ way: 'in', amount: '12.34', method: 'TRANSFER', day: '2026-11-25', reference: 'FURIKOMI 7' })
  })

  it('gives money back below 0', () => {
    expect(receiptOf({ way: 'back', amount: '1,000', method: 'OTHER', day: '2026-11-25', reference: ' a ' }, 'JPY', '2026-11-26', 0)).toEqual({
      amount: -1000,
      method: 'OTHER',
      receivedAt: '2026-11-25T11:00:00Z',
      reference: 'a',
    })
  })

  it('is paid now, when that is today', () => {
    const now = Date.parse('2026-11-25T02:00:00Z')
    expect(receiptOf({ way: 'in', amount: '1', method: 'OTHER', day: '2026-11-25', reference: '' }, 'JPY', '2026-11-25', now).receivedAt).toBe('2026-11-25T02:00:00.000Z')
  })

  it('is taken back in part, of the rate that is chosen', async () => {
    const onNote = vi.fn()
    show(<NoteView currency="JPY" rates={['10', '8']} busy={false} trouble={quiet} onNote={onNote} />)
    await userEvent.type(screen.getByLabelText('Amount without tax, in JPY'), '500')
    await userEvent.selectOptions(screen.getByLabelText('Tax'), '8')
    await userEvent.type(screen.getByLabelText('Why'), 'agreed by telephone')
    await userEvent.click(screen.getByRole('button', { name: 'Write it' }))
    expect(onNote).toHaveBeenCalledWith({ net: 500, rate: '8', reason: 'agreed by telephone' })
  })
})

describe('the billing of a tenant', () => {
  const view = (
    <TenantBillingView
      tenant={{ id: 'ten_1', name: 'Sakura' }}
      invoices={{ data: { rows: [], next: null }, retry: vi.fn() }}
      draft={{ data: { soFar: null }, retry: vi.fn() }}
      after={undefined}
      now={Date.parse('2026-11-25T12:00:00Z')}
      credit={null}
      onTurn={vi.fn()}
      onCorrect={vi.fn()}
    />
  )

  it('leads to its whole ledger', async () => {
    await showLinked(view)
    const link = await screen.findByRole('link', { name: 'Download the ledger as CSV' })
    expect(link.getAttribute('href')).toBe('/export/ledger?from=2026-01-01&to=2026-11-25&format=csv&tenant=ten_1')
    expect(screen.getByText('No contract is in force, so nothing is priced.')).toBeDefined()
  })

  it('is not changed by who may only look', async () => {
    await showLinked(view, ['billing:read'])
    expect(await screen.findByRole('link', { name: 'Contract' })).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Put usage right…' })).toBeNull()
  })
})
