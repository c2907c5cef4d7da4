import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { language } from '#lib/language.ts'
import { show } from '#test/show.tsx'

import { AccountView, type Account } from './account.view.tsx'
import { RecoveryView } from './dialogs.tsx'

const at = '2026-11-23T11:00:00Z'
const now = Date.parse(at) + 3_600_000

const account: Account = {
  name: 'aiko@example.jp',
  factors: { password: true, codes: true, recoveryCodes: 2, passkeys: [{ id: 'pky_1', name: 'laptop', createdAt: at, usedAt: null }] },
  sessions: [
    { id: 'ses_1', agent: 'Firefox on macOS', address: '203.0.113.24', method: 'password', createdAt: at, usedAt: at, current: true },
    { id: 'ses_2', agent: 'Safari on iPhone', address: '198.51.100.7', method: 'saml', createdAt: at, usedAt: null, current: false },
  ],
}

function page(over: Partial<Parameters<typeof AccountView>[0]> = {}) {
  return <AccountView account={{ data: account, retry: vi.fn() }} now={now} onBegin={vi.fn()} onEnd={vi.fn()} {...over} />
}

beforeEach(() => {
  language.set('en')
})

describe('my account', () => {
  it('shows what signs in, and warns of few recovery codes', () => {
    show(page())
    expect(screen.getByText('You have a password.')).toBeTruthy()
    expect(screen.getByText('2 recovery codes left').className).toContain('few')
    expect(screen.getByText('laptop')).toBeTruthy()
  })

  it('ends other sessions, never this one', async () => {
    const onEnd = vi.fn()
    show(page({ onEnd }))
    expect(screen.queryByRole('button', { name: 'End Firefox on macOS' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'End Safari on iPhone' }))
    await userEvent.click(screen.getByRole('button', { name: 'End all others' }))
    expect(onEnd.mock.calls).toEqual([[account.sessions[1]], ['others']])
  })

  it('begins what is asked for', async () => {
    const onBegin = vi.fn()
    show(page({ onBegin }))
    const codes = screen.getByRole('region', { name: 'One-time codes' })
    await userEvent.click(within(codes).getByRole('button', { name: 'Turn off' }))
    await userEvent.click(screen.getByRole('button', { name: 'Remove laptop' }))
    expect(onBegin.mock.calls).toEqual([[{ act: 'codes-off' }], [{ act: 'passkey-off', passkey: account.factors?.passkeys[0] }]])
  })

  it('shows recovery codes until they are stored', async () => {
    const onStored = vi.fn()
    show(<RecoveryView codes={['0000-k3f9', '1111-k3f9']} onStored={onStored} />)
    expect(within(screen.getByRole('list', { name: 'Recovery codes' })).getAllByRole('listitem')).toHaveLength(2)
    await userEvent.click(screen.getByRole('button', { name: 'I have stored them' }))
    expect(onStored).toHaveBeenCalledOnce()
  })
})
