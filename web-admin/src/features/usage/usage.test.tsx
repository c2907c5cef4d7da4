import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { Failure } from '#lib/failure.ts'
import { language } from '#lib/language.ts'
import { pending, show, showLinked } from '#test/show.tsx'

import { ceiling, stride } from './chart.ts'
import { change } from './meters.tsx'
import type { Used } from './parts.tsx'
import type { Pulse } from './pulse.ts'
import { PulseView } from './pulse.tsx'
import { RowsView, type Use } from './rows.view.tsx'
import { readUseSearch, turned } from './search.ts'
import { daysOf, spanOf } from './span.ts'
import { UsageView } from './usage.view.tsx'

const now = Date.parse('2026-11-25T12:00:00Z')
const used: Used = {
  from: '2026-10-31T15:00:00Z',
  to: '2026-11-30T15:00:00Z',
  zone: 'Asia/Tokyo',
  late: 2,
  totals: [
    { meter: 'verification', quantity: 1200, monthBefore: 1500, soFarBefore: 1000 },
    { meter: 'match', quantity: 30, monthBefore: 0, soFarBefore: 0 },
  ],
  days: [
    { day: '2026-11-02', meter: 'verification', quantity: 800 },
    { day: '2026-11-03', meter: 'verification', quantity: 400 },
    { day: '2026-11-03', meter: 'match', quantity: 30 },
  ],
  flows: [
    { flow: '', meter: 'verification', quantity: 300 },
    { flow: 'branch', meter: 'verification', quantity: 900 },
  ],
  openers: [
    { openedBy: 'key_1', keyName: 'Shop', meter: 'verification', quantity: 1199 },
    { openedBy: 'key_2', keyName: null, meter: 'verification', quantity: 1 },
  ],
}
const pulse: Pulse = {
  meter: 'verification',
  state: 'OK',
  since: '2026-11-01T00:00:00Z',
  checkedAt: '2026-11-25T11:58:00Z',
  expected: 100,
  seen: 100,
  lastAt: '2026-11-25T11:00:00Z',
  pushLag: null,
}
const use: Use = {
  key: 'ver_1.match.1',
  verificationId: 'ver_1',
  meter: 'match',
  quantity: 1,
  at: '2026-11-02T15:30:00Z',
  late: false,
  reason: 'concluded',
  note: '',
}

function page(over: Partial<Parameters<typeof UsageView>[0]> = {}) {
  return (
    <UsageView
      usage={{ data: used, retry: vi.fn() }}
      turning={false}
      heartbeat={{ data: [pulse], retry: vi.fn() }}
      search={{}}
      span={{ month: '2026-11', from: null, to: null }}
      now={now}
      file="/export/usage?month=2026-11"
      rows={(meter, zone) => <p>{`${meter} in ${zone}`}</p>}
      onSearch={vi.fn()}
      {...over}
    />
  )
}

beforeEach(() => {
  language.set('en')
})

describe('the address', () => {
  it.each([
    [{ month: '2026-11' }, { month: '2026-11' }],
    [{ month: '2026-13' }, {}],
    [{ month: '2026-11', from: '2026-11-02', to: '2026-11-09' }, { from: '2026-11-02', to: '2026-11-09' }],
    [{ from: '2026-11-09', to: '2026-11-02' }, {}],
    [{ from: '2026-01-01', to: '2026-04-03' }, {}],
    [{ from: '2026-01-01', to: '2026-04-02', day: '2026-02-30', flow: '-', odd: 'x' }, { from: '2026-01-01', to: '2026-04-02', flow: '-' }],
  ])('keeps what makes sense: %o', (raw, kept) => {
    expect(readUseSearch(raw)).toEqual(kept)
  })

  it('goes back to the first page when something else is asked for', () => {
    expect(turned({ month: '2026-11', after: 'c', flow: 'a' }, { flow: undefined })).toEqual({ month: '2026-11' })
    expect(turned({ after: 'c' }, { after: 'd' })).toEqual({ after: 'd' })
  })

  it('means the month that it is, when it says nothing', () => {
    expect(spanOf({}, now)).toEqual({ month: '2026-11', from: null, to: null })
    expect(daysOf({ month: '2028-02', from: null, to: null })).toHaveLength(29)
    expect(daysOf({ month: null, from: '2026-11-30', to: '2026-12-01' })).toEqual(['2026-11-30', '2026-12-01'])
  })
})

describe('figures', () => {
  it.each([
    [0, 2],
    [3, 5],
    [5, 5],
    [51, 100],
    [201, 500],
  ])('have a round top: %d', (highest, top) => {
    expect(ceiling(highest)).toBe(top)
  })

  it('name few enough days', () => {
    expect([7, 31, 92].map(stride)).toEqual([1, 7, 14])
  })

  it('change in percent, where there was something', () => {
    expect(change(1200, 1000, 'en')).toBe('+20%')
    expect(change(5, 0, 'en')).toBeUndefined()
  })
})

describe('usage', () => {
  it('shows each meter beside as much of the month before', async () => {
    await showLinked(page())
    const row = screen.getByRole('row', { name: /Verifications/ })
    expect(within(row).getByText('1,200')).toBeTruthy()
    expect(within(row).getByText('1,500 in all of it')).toBeTruthy()
    expect(within(row).getByText('+20%')).toBeTruthy()
    expect(within(row).getByText('Counting')).toBeTruthy()
    expect(within(screen.getByRole('row', { name: /Face match/ })).getByText('Not looked at yet')).toBeTruthy()
    expect(screen.getByText(/2 of these uses came to light/)).toBeTruthy()
    expect(screen.getByText('verification in Asia/Tokyo')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'CSV of every use' }).getAttribute('href')).toBe('/export/usage?month=2026-11')
  })

  it('has the bars as a table, whose days open', async () => {
    const onSearch = vi.fn()
    await showLinked(page({ onSearch }))
    expect(screen.getByRole('img', { name: 'Verifications by day' })).toBeTruthy()
    await userEvent.click(screen.getByText('As a table'))
    await userEvent.click(screen.getByRole('button', { name: 'Uses of Mon, Nov 2' }))
    expect(onSearch).toHaveBeenCalledWith({ day: '2026-11-02' })
  })

  it('keeps a flow, a key and a meter', async () => {
    const onSearch = vi.fn()
    await showLinked(page({ onSearch, search: { after: 'c' } }))
    await userEvent.click(screen.getByRole('button', { name: 'branch' }))
    await userEvent.click(screen.getByRole('button', { name: 'without a flow' }))
    await userEvent.click(screen.getByRole('button', { name: 'Shop' }))
    await userEvent.click(screen.getByRole('button', { name: 'Face match' }))
    expect(onSearch.mock.calls.map(([next]: unknown[]) => next)).toEqual([{ flow: 'branch' }, { flow: '-' }, { key: 'key_1' }, { meter: 'match' }])
    expect(screen.getByText('key that is not there any more')).toBeTruthy()
  })

  it('takes a filter off again', async () => {
    const onSearch = vi.fn()
    await showLinked(page({ onSearch, search: { flow: '-', key: 'key_1' } }))
    await userEvent.click(screen.getByRole('button', { name: 'Show all again, not only Flow: without a flow' }))
    await userEvent.click(screen.getByRole('button', { name: 'Show all again, not only Opened by: Shop' }))
    expect(onSearch.mock.calls.map(([next]: unknown[]) => next)).toEqual([{ key: 'key_1' }, { flow: '-' }])
  })

  it('goes to another month and to chosen days', async () => {
    const onSearch = vi.fn()
    await showLinked(page({ onSearch, search: { day: '2026-11-02' } }))
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Time' }), '2026-10')
    expect(onSearch).toHaveBeenLastCalledWith({ month: '2026-10' })
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Time' }), 'days')
    await userEvent.clear(screen.getByLabelText('Last day'))
    await userEvent.type(screen.getByLabelText('Last day'), '2026-11-09')
    await userEvent.click(screen.getByRole('button', { name: 'Show' }))
    expect(onSearch).toHaveBeenLastCalledWith({ from: '2026-11-01', to: '2026-11-09' })
  })

  it('says when there is nothing, when it waits, and when it may not', async () => {
    const none = { ...used, totals: [], days: [], flows: [], openers: [], late: 0 }
    const first = await showLinked(page({ usage: { data: none, retry: vi.fn() } }))
    expect(screen.getByText('Nothing was used')).toBeTruthy()
    first.unmount()
    const second = await showLinked(page({ usage: { data: none, retry: vi.fn() }, search: { flow: 'x' } }))
    expect(screen.getByText('Nothing with this filter')).toBeTruthy()
    second.unmount()
    const third = await showLinked(page({ usage: pending }))
    expect(screen.getByRole('status')).toBeTruthy()
    third.unmount()
    const fourth = await showLinked(page({ usage: { data: undefined, error: new Failure('forbidden'), retry: vi.fn() } }))
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
    fourth.unmount()
    await showLinked(page({ usage: { data: undefined, error: new Failure('internal'), retry: vi.fn() } }))
    expect(screen.getByRole('alert')).toBeTruthy()
  })
})

describe('the heartbeat', () => {
  it('says what is broken and late, and what to do', () => {
    show(
      <PulseView
        now={now}
        pulses={[
          { ...pulse, meter: 'match', state: 'BROKEN', expected: 100, seen: 97 },
          { ...pulse, state: 'DELAYED' },
          { ...pulse, meter: 'liveness.active', state: 'NO_USAGE' },
        ]}
      />,
    )
    expect(screen.getByText('Face match: usage of 3 of 100 conclusions is missing.')).toBeTruthy()
    expect(screen.getByText(/Nothing is lost/)).toBeTruthy()
    expect(screen.getByText(/Active liveness: nothing was used for a day/)).toBeTruthy()
    expect(screen.queryByText(/All meters count/)).toBeNull()
  })

  it('says that all is well, and that nobody looked yet', () => {
    const { unmount } = show(<PulseView now={now} pulses={[pulse]} />)
    expect(screen.getByText(/All meters count/)).toBeTruthy()
    unmount()
    show(<PulseView now={now} pulses={[]} />)
    expect(screen.getByText(/not looked at yet/)).toBeTruthy()
  })
})

describe('each use', () => {
  const rows = (over: Partial<Parameters<typeof RowsView>[0]> = {}) => (
    <RowsView page={{ data: { rows: [use], next: 'c' }, retry: vi.fn() }} search={{}} meter="match" zone="Asia/Tokyo" onSearch={vi.fn()} {...over} />
  )

  it('stands with its verification and the time of its zone', async () => {
    await showLinked(rows())
    expect(screen.getByText('Nov 3, 2026, 12:30:00 AM')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'ver_1' })).toBeTruthy()
  })

  it('leads nowhere for those who may not look', async () => {
    await showLinked(rows(), ['usage:read'])
    expect(screen.queryByRole('link', { name: 'ver_1' })).toBeNull()
    expect(screen.getByText('ver_1')).toBeTruthy()
  })

  it('says that it came late, or puts something right', async () => {
    const corrected = { ...use, key: 'ver_1.match.2', quantity: -1, late: true, reason: 'correction', note: 'counted twice' }
    await showLinked(rows({ page: { data: { rows: [corrected], next: null }, retry: vi.fn() } }))
    expect(screen.getByText('came late')).toBeTruthy()
    expect(screen.getByText('correction')).toBeTruthy()
    expect(screen.getByText('counted twice')).toBeTruthy()
  })

  it('is of one day until one wants all', async () => {
    const onSearch = vi.fn()
    await showLinked(rows({ search: { day: '2026-11-02' }, onSearch }))
    await userEvent.click(screen.getByRole('button', { name: 'Show all days, not only Mon, Nov 2' }))
    expect(onSearch).toHaveBeenCalledWith({ day: undefined })
  })
})
