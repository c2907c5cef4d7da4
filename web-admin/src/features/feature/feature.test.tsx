import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { language } from '#lib/language.ts'
import { show } from '#test/show.tsx'

import { FeaturesView, type Feature } from './features.view.tsx'

const off: Feature = {
  key: 'liveness.passive',
  name: 'Passive liveness',
  state: 'OFF',
  trialEndsAt: null,
  quota: null,
  limit: 'HARD',
  used: 0,
  resetsAt: '2026-12-01T00:00:00Z',
  requestedAt: null,
}

function list(features: Feature[], onAsk = vi.fn()) {
  return <FeaturesView features={{ data: features, retry: vi.fn() }} onAsk={onAsk} />
}

beforeEach(() => {
  language.set('en')
})

describe('features', () => {
  it('offers to ask for what is not included', async () => {
    const onAsk = vi.fn()
    show(list([off], onAsk))
    await userEvent.click(screen.getByRole('button', { name: /Ask for it\s+Passive liveness/ }))
    expect(onAsk).toHaveBeenCalledWith(off)
  })

  it('offers nothing while a request is open, or to those who only look', () => {
    const { unmount } = show(list([{ ...off, requestedAt: '2026-11-22T00:00:00Z' }]))
    expect(screen.getByText('Asked for')).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
    unmount()
    show(list([off]), ['feature:read'])
    expect(screen.queryByRole('button')).toBeNull()
  })

  it.each([
    [{ state: 'ON', quota: 1000, used: 1000 }, 'The quota is used up.'],
    [{ state: 'ON', quota: 1000, used: 20, limit: 'SOFT' }, '20 of 1,000'],
    [{ state: 'ON', used: 96 }, '96 used, no bound'],
    [{ state: 'TRIAL', trialEndsAt: '2026-12-05T00:00:00Z' }, 'Trial until Dec 5, 2026'],
  ] as const)('%j says %s', (over, text) => {
    show(list([{ ...off, ...over }]))
    expect(within(screen.getByRole('listitem')).getByText(text)).toBeTruthy()
  })

  it('calls a feature that is newer than the console by the name the server gives', () => {
    show(list([{ ...off, key: 'voice', name: 'Voice' }]))
    expect(screen.getByRole('heading', { name: 'Voice' })).toBeTruthy()
  })
})
