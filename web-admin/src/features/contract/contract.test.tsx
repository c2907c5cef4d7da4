import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { language } from '#lib/language.ts'
import { showLinked } from '#test/show.tsx'

import { ContractView } from './contract.view.tsx'
import { blank, changes, readDraft, writeDraft, type Draft } from './draft.ts'

const whole: Draft = {
  name: 'Standard: "2026"',
  currency: 'USD',
  zone: 'Europe/Berlin',
  rate: '10',
  rounding: 'half',
  term: 'days',
  due: '30',
  prices: [
    { meter: 'verification', model: 'graduated', unit: '', free: '100', rate: '', tiers: [{ upTo: '1000', unit: '1.2' }, { upTo: '', unit: '0.085' }] },
    { meter: 'storage', model: 'unit', unit: '4', free: '', rate: '8', tiers: [] },
  ],
  fees: [{ name: 'Passive', amount: '310', feature: 'liveness.passive', rate: '' }],
  discounts: [{ name: 'Launch', percent: '5', meters: 'verification, match', from: '2026-11-01', until: '2026-12-01' }],
  minimum: '500',
  trial: '2026-11-04',
  review: true,
}

const yen = (minor: number) => ({ currency: 'JPY', amount: String(minor), minor })
const bill = (total: number) => ({
  month: '2026-10',
  total: yen(total),
  lines: [{ kind: 'USAGE' as const, meter: 'verification', title: null, quantity: 3, unit: '100', amount: yen(total) }],
})

function contract(over: Partial<Parameters<typeof ContractView>[0]> = {}) {
  return (
    <ContractView
      tenant={{ id: 'ten_1', name: 'Sakura' }}
      versions={[]}
      from="2026-12-01"
      months={['2026-10', '2026-09']}
      tried={undefined}
      busy={false}
      problem={undefined}
      trouble={{ of: undefined, at: () => undefined }}
      onTry={vi.fn()}
      onAgree={vi.fn()}
      {...over}
    />
  )
}

beforeEach(() => {
  language.set('en')
})

describe('a draft', () => {
  it.each([whole, blank, { ...whole, term: 'months' as const, due: '2', prices: [], fees: [], discounts: [], minimum: '', trial: '', review: false }])('is read as it was written', (draft) => {
    expect(readDraft(writeDraft(draft))).toEqual(draft)
  })

  it.each(['', 'currency: yen', '{currency: JPY}'])('is not read from %j', (text) => {
    expect(readDraft(text)).toBeNull()
  })
})

it('what differs between two texts is what went and what came', () => {
  expect(changes('a\nb\nc\n', 'a\nx\nc\nd\n').map(({ sign, text }) => sign + text)).toEqual([' a', '-b', '+x', ' c', '+d'])
  expect(changes('a', 'a')).toEqual([{ sign: ' ', text: 'a' }])
})

describe('the editor', () => {
  it('writes what the form says, and is agreed on only when that was tried', async () => {
    const user = userEvent.setup()
    const onTry = vi.fn()
    await showLinked(contract({ onTry }))
    await user.clear(await screen.findByLabelText('Price of a unit'))
    await user.type(screen.getByLabelText('Price of a unit'), '120.5')
    await user.clear(screen.getByLabelText('Name'))
    await user.type(screen.getByLabelText('Name'), 'Better one')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Agree on this version' }).disabled).toBe(true)
    await user.click(screen.getByRole('button', { name: 'Try it on the month' }))
    const [month, yaml] = onTry.mock.lastCall as [string, string]
    expect(month).toBe('2026-10')
    expect(readDraft(yaml)).toEqual({ ...blank, name: 'Better one', prices: [{ ...blank.prices[0], unit: '120.5' }] })
  })

  it('is not agreed on when it was changed since', async () => {
    const user = userEvent.setup()
    const onAgree = vi.fn()
    const yaml = writeDraft(blank)
    const versions = [{ id: 'con_1', number: 1, effectiveFrom: '2026-10-01', yaml }]
    await showLinked(contract({ versions, onAgree, tried: { yaml, compared: { now: bill(300), then: bill(360) } } }))
    expect(await screen.findByText('+¥60')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Agree on this version' }))
    expect(onAgree).toHaveBeenLastCalledWith({ yaml, effectiveFrom: '2026-12-01', note: '' })

    // What is changed after was not tried.
    await user.type(screen.getByLabelText('Name'), '!')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Agree on this version' }).disabled).toBe(true)
  })

  it('adds tiers, fees and discounts, and takes them away', async () => {
    const user = userEvent.setup()
    const onTry = vi.fn()
    await showLinked(contract({ onTry }))
    await user.selectOptions(await screen.findByLabelText('How it is priced'), 'graduated')
    await user.click(screen.getByRole('button', { name: 'Add a tier' }))
    await user.type(screen.getByLabelText('Up to'), '50')
    await user.click(screen.getByRole('button', { name: 'Add: Monthly fees' }))
    await user.type(screen.getByLabelText('For a month'), '900')
    await user.click(screen.getByRole('button', { name: 'Add: Discounts' }))
    await user.click(screen.getByRole('button', { name: 'Remove Discounts 1' }))
    await user.click(screen.getByRole('button', { name: 'Try it on the month' }))
    const draft = readDraft((onTry.mock.lastCall as [string, string])[1])
    expect(draft?.prices[0]?.tiers).toEqual([
      { upTo: '50', unit: '' },
      { upTo: '', unit: '100' },
    ])
    expect(draft?.fees).toEqual([{ name: '', amount: '900', feature: '', rate: '' }])
    expect(draft?.discounts).toEqual([])
  })

  it('takes a text that the form cannot hold as it is', async () => {
    const user = userEvent.setup()
    const onTry = vi.fn()
    await showLinked(contract({ versions: [{ id: 'con_1', number: 1, effectiveFrom: '2026-10-01', yaml: '{name: a}' }], onTry }))
    expect(await screen.findByText('The form cannot hold this text. It is taken as it is written.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Try it on the month' }))
    expect(onTry).toHaveBeenLastCalledWith('2026-10', '{name: a}')
  })

  it('shows versions against the one before, in Japanese as well', async () => {
    language.set('ja')
    const next = { ...blank, name: 'Next' }
    await showLinked(
      contract({
        versions: [
          { id: 'con_1', number: 1, effectiveFrom: '2026-10-01', yaml: writeDraft(blank) },
          { id: 'con_2', number: 2, effectiveFrom: '2026-11-01', yaml: writeDraft(next) },
        ],
      }),
    )
    expect(await screen.findByText('+ name: "Next"')).toBeTruthy()
    expect(screen.getByText('− name: "Standard"')).toBeTruthy()
    expect(screen.getByText('最初の版')).toBeTruthy()
  })
})
