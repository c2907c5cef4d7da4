import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { language } from '#lib/language.ts'
import { today } from '#lib/time.ts'
import { show, showLinked } from '#test/show.tsx'

import { difference, draftOf, inputOf, periodOn, read, type Catalogue, type Method, type Reading, wrongOf } from './law.ts'
import { LawView } from './law.view.tsx'
import { ReadView } from './read.view.tsx'
import { readLawSearch } from './search.ts'

const photographs: Method = {
  id: 'document-image-selfie',
  name: { ja: '画像', en: 'Image and face' },
  periods: [{ to: '2027-03-31', letter: 'ホ', evidence: [['face', 'document-image']], source: 'e-gov' }],
  successors: ['chip-selfie'],
}
const chip: Method = {
  id: 'chip-selfie',
  name: { ja: 'チップ', en: 'Chip and face' },
  periods: [
    { to: '2027-03-31', letter: 'ヘ', evidence: [['face', 'chip-record']], source: 'e-gov' },
    { from: '2027-04-01', letter: 'ハ', evidence: [['face', 'chip-record'], ['jpki-signature']], source: 'e-gov', overridden: true },
  ],
}
const catalogue: Catalogue = {
  version: '1',
  asOf: '2026-10-09',
  notice: { ja: '助言ではありません。', en: 'No advice.' },
  sources: [{ id: 'e-gov', title: '規則' }],
  laws: [{ id: 'criminal-proceeds', name: { ja: '犯収法', en: 'The Act' }, provision: { ja: '6条', en: 'Art. 6' }, methods: [photographs, chip] }],
}
const reading: Reading = {
  id: 'law_1',
  law: 'criminal-proceeds',
  method: 'document-image-selfie',
  note: 'Counsel says so.',
  createdAt: '2026-11-20T00:00:00Z',
  revision: 3,
  periods: [{ from: null, to: '2029-03-31', letter: 'ホ', evidence: [['face', 'document-image']], source: 'counsel' }],
  catalogue: [{ from: null, to: '2027-03-31', letter: 'ホ', evidence: [['face', 'document-image']], source: 'e-gov' }],
}

function page(over: Partial<Parameters<typeof LawView>[0]> = {}) {
  const nothing = vi.fn()

  return (
    <LawView
      catalogue={catalogue}
      risks={[]}
      readings={[]}
      day="2027-04-01"
      today="2026-11-25"
      now={Date.parse('2026-11-25T12:00:00Z')}
      onDay={nothing}
      onDiffer={nothing}
      onChange={nothing}
      onWithdraw={nothing}
      {...over}
    />
  )
}

beforeEach(() => {
  language.set('en')
})

it('the day is that of Japan, and an address may name another', () => {
  expect(today(Date.parse('2026-11-25T16:00:00Z'))).toBe('2026-11-26')
  expect(readLawSearch({ on: '2027-04-01' })).toEqual({ on: '2027-04-01' })
  expect(readLawSearch({ on: 'tomorrow' })).toEqual({})
})

it.each([
  ['2027-03-31', 'ホ', 'ヘ'],
  ['2027-04-01', undefined, 'ハ'],
])('on %s the letters are %s and %s', (day, first, second) => {
  expect(periodOn(photographs, day)?.letter).toBe(first)
  expect(periodOn(chip, day)?.letter).toBe(second)
})

it('evidence is written as sets, and read back', () => {
  expect(read('face + chip-record / jpki-signature')).toEqual([['face', 'chip-record'], ['jpki-signature']])
  const [, second] = draftOf(chip.periods ?? [])
  expect(second?.evidence).toBe('face + chip-record / jpki-signature')
  expect(inputOf(second ? [second] : [])).toEqual([{ from: '2027-04-01', to: null, letter: 'ハ', evidence: [['face', 'chip-record'], ['jpki-signature']], source: 'e-gov' }])
  expect(difference(reading)).toMatchObject({ same: [], gone: [expect.stringContaining('e-gov')], new: [expect.stringContaining('counsel')] })
})

describe('the law on a day', () => {
  it('says which methods are allowed, and which were', async () => {
    await showLinked(page())
    const table = within(await screen.findByRole('table', { name: 'The Act' }))
    expect(table.getByText('ended on 2027-03-31')).toBeDefined()
    expect(table.getByText('ハ')).toBeDefined()
    expect(table.getByText('picture of the face + chip record or JPKI signature')).toBeDefined()
    expect(table.getByText('Own reading')).toBeDefined()
  })

  it('says which flows are at risk', async () => {
    const findings = [{ level: 'ERROR' as const, code: 'law_not_in_force', path: 'method', message: 'English.', values: [{ name: 'method', value: 'document-image-selfie' }, { name: 'day', value: '2027-04-01' }], last: '2027-03-31', successors: ['chip-selfie'] }]
    await showLinked(page({ risks: [{ flow: { id: 'flw_1', name: 'account' }, findings }] }))
    expect((await screen.findByRole('link', { name: 'account' })).getAttribute('href')).toBe('/flows/account')
    expect(screen.getByText('The method document-image-selfie may not be used on 2027-04-01.')).toBeDefined()
    expect(screen.getByText('Lawful to the end of 2027-03-31')).toBeDefined()
    expect(screen.getByText('Can be rewritten for chip-selfie')).toBeDefined()
  })

  it('goes back to today', async () => {
    const onDay = vi.fn()
    await showLinked(page({ onDay }))
    await userEvent.click(await screen.findByRole('button', { name: 'Today' }))
    expect(onDay).toHaveBeenCalledWith(undefined)
  })

  it('shows readings against the catalogue, to be changed and withdrawn', async () => {
    const onWithdraw = vi.fn()
    await showLinked(page({ readings: [reading], onWithdraw }))
    expect(await screen.findByText('Counsel says so.')).toBeDefined()
    expect(screen.getByText(/− – 2027-03-31|−.*2027-03-31/)).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'Withdraw: document-image-selfie' }))
    expect(onWithdraw).toHaveBeenCalledWith(reading)
  })

  it('is only looked at by who may not publish', async () => {
    await showLinked(page({ readings: [reading] }), ['flow:read'])
    expect(await screen.findByText('Counsel says so.')).toBeDefined()
    expect(screen.queryByRole('button', { name: /Read differently|Change|Withdraw/ })).toBeNull()
  })
})

it('a reading has a note and periods', async () => {
  const onRead = vi.fn()
  show(<ReadView periods={draftOf(photographs.periods ?? [])} note="" busy={false} trouble={{ of: undefined, at: () => undefined }} wrong={wrongOf('input.periods.1.evidence')} onRead={onRead} />)
  expect(screen.getByText(/^Period 2 does not hold together: the evidence/)).toBeDefined()
  expect(wrongOf('input.note')).toBeUndefined()
  expect(screen.getByRole('button', { name: 'Go by this' }).hasAttribute('disabled')).toBe(true)
  await userEvent.type(screen.getByLabelText('Note'), 'Counsel.')
  await userEvent.click(screen.getByRole('button', { name: 'Remove: Period 1' }))
  expect(screen.getByText('Without a period the method may not be used.')).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: 'Go by this' }))
  expect(onRead).toHaveBeenCalledWith([], 'Counsel.')
})
