import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { Failure } from '#lib/failure.ts'
import { language } from '#lib/language.ts'
import { show, showLinked } from '#test/show.tsx'

import { DifferencesView } from './differences.view.tsx'
import { differenceWords } from './differences.words.ts'

const retry = vi.fn()
const refund = { kind: 'INVOICE_RETURNED' as const, tenant: { id: 'ten_1', name: 'Sakura' }, what: 'INV-2026-000001', ours: '0 jpy', theirs: '300 jpy', safe: true }
const missed = { kind: 'PRICE_CHARGES' as const, tenant: null, what: 'sub_1', ours: 'counted only', theirs: '', safe: false }

function view(over: Partial<Parameters<typeof DifferencesView>[0]> = {}) {
  return <DifferencesView differences={{ data: [refund, missed], retry }} busy={false} onCompare={vi.fn()} {...over} />
}

beforeEach(() => {
  language.set('en')
})

describe('differences', () => {
  it('says what differs, whose it is, and what to do about it', async () => {
    await showLinked(view())
    expect(screen.getByText('2 differences, 1 of which can be put right safely.')).toBeTruthy()
    expect(screen.getByText(/notes refunds and what banks took/)).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Sakura' }).getAttribute('href')).toBe('/platform/tenants/ten_1')
    expect(screen.getByText('A person looks')).toBeTruthy()
    expect(screen.getByText('honnin billing reconcile --repair')).toBeTruthy()
  })

  it('offers no command where none helps', async () => {
    await showLinked(view({ differences: { data: [missed], retry } }))
    expect(screen.getByText('One difference, none of which can be put right safely.')).toBeTruthy()
    expect(screen.queryByText('honnin billing reconcile --repair')).toBeNull()
  })

  it('compares again when it is asked to, and not while it does', async () => {
    const onCompare = vi.fn()
    const { unmount } = show(view({ differences: { data: [], retry }, onCompare }))
    await userEvent.click(screen.getByRole('button', { name: 'Compare again' }))
    expect(onCompare).toHaveBeenCalledOnce()
    expect(screen.getByText('Both ledgers agree')).toBeTruthy()
    unmount()
    show(view({ differences: { data: [], retry }, busy: true }))
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Comparing…' }).disabled).toBe(true)
  })

  it('says that nobody collects, and offers nothing', () => {
    show(view({ differences: { data: null, retry } }))
    expect(screen.getByText('Nobody collects by Stripe')).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('keeps what it knows when Stripe does not answer', async () => {
    await showLinked(view({ differences: { data: [refund], error: new Failure('unreachable'), retry } }))
    expect(screen.getByRole('alert')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Sakura' })).toBeTruthy()
  })

  it('says that it is Stripe that does not answer, and not that all is well', () => {
    const error = new Failure('unreachable', 'Stripe does not answer just now.')
    const { unmount } = show(view({ differences: { data: undefined, error, retry } }))
    expect(screen.getByRole('alert').textContent).toContain('Stripe does not answer')
    unmount()
    show(view({ differences: { data: [], error, retry } }))
    expect(screen.queryByText('Both ledgers agree')).toBeNull()
  })

  it('names every kind in both languages', () => {
    for (const language of ['en', 'ja'] as const) {
      for (const kind of Object.values(differenceWords[language].kinds)) expect(kind.name && kind.todo).toBeTruthy()
    }
  })
})
