import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { Failure } from '#lib/failure.ts'
import { language } from '#lib/language.ts'

import { pending, show } from '#test/show.tsx'
import { CreateKeyView, isEmpty, type Draft } from './create.view.tsx'
import { curl, givable, grantable, linesOf, scopesOf, scopeText, shortKey, stateOf, type Key } from './key.ts'
import { KeysView } from './list.view.tsx'
import { MadeView } from './made.view.tsx'

const now = Date.parse('2026-11-23T12:00:00Z')

const key: Key = {
  id: 'key_1',
  name: 'checkout',
  mode: 'LIVE',
  prefix: 'hk_live_',
  last4: 'k3f9',
  role: 'developer',
  scopes: [],
  networks: [],
  uses: 1204,
  usedAt: '2026-11-23T11:59:00Z',
  usedFrom: '203.0.113.0/24',
  expiresAt: null,
  revokedAt: null,
  successorId: null,
  createdAt: '2026-11-01T00:00:00Z',
}

const developer = { name: 'developer', permissions: ['viewer:read', 'verification:read', 'verification:create', 'report:read'] }
const draft: Draft = { name: 'checkout', role: 'developer', scopes: null, networks: '', days: 90 }
const calm = { of: undefined, at: () => undefined }

function list(over: Partial<Parameters<typeof KeysView>[0]> = {}) {
  const nothing = vi.fn()

  return (
    <KeysView
      keys={{ data: [key], retry: nothing }}
      now={now}
      origin="https://honnin.example"
      onCreate={nothing}
      onRotate={nothing}
      onRevoke={nothing}
      {...over}
    />
  )
}

function create(over: Partial<Parameters<typeof CreateKeyView>[0]> = {}) {
  return <CreateKeyView draft={draft} test={false} roles={[developer]} busy={false} trouble={calm} onChange={vi.fn()} onCreate={vi.fn()} {...over} />
}

beforeEach(() => {
  language.set('en')
})

it('a key is of where it is made', () => {
  show(create({ test: true }))
  expect(screen.getByText('Test')).toBeTruthy()
  expect(screen.getByText(/nothing is billed/)).toBeTruthy()
})

describe('a key', () => {
  it.each([
    [{}, 'active'],
    [{ expiresAt: '2026-11-24T12:00:00Z' }, 'active'],
    [{ expiresAt: '2026-11-24T12:00:00Z', successorId: 'key_2' }, 'ending'],
    [{ expiresAt: '2026-11-23T12:00:00Z', successorId: 'key_2' }, 'expired'],
    [{ expiresAt: '2026-11-22T12:00:00Z', revokedAt: '2026-11-01T00:00:00Z' }, 'revoked'],
  ])('%j is %s', (over, state) => {
    expect(stateOf({ ...key, ...over }, now)).toBe(state)
  })

  it('is recognised by its ends, and says what it may do in words', () => {
    const scopes = [
      { subject: 'verification', level: 'WRITE' as const },
      { subject: 'report', level: 'READ' as const },
      { subject: 'evidence', level: 'NONE' as const },
      { subject: 'viewer', level: 'READ' as const },
    ]
    expect(shortKey(key)).toBe('hk_live_…k3f9')
    expect(scopeText({ role: 'developer', scopes }, 'en')).toBe('Verifications: write · Reports: read')
    expect(scopeText({ role: 'developer', scopes: [] }, 'ja')).toBe('「開発者」のすべて')
    expect(scopeText({ role: 'developer', scopes: scopes.slice(3) }, 'en')).toBe('Nothing')
  })

  it('can be narrowed to what its role has, and always asks who it is', () => {
    expect(grantable(developer)).toEqual([
      { subject: 'verification', levels: ['NONE', 'READ', 'WRITE'] },
      { subject: 'report', levels: ['NONE', 'READ'] },
    ])
    expect(scopesOf({ report: 'READ' })).toContainEqual({ subject: 'viewer', level: 'READ' })
    expect(isEmpty({ ...draft, scopes: { report: 'NONE' } })).toBe(true)
    expect(isEmpty(draft)).toBe(false)
  })

  it('is given only by those who have as much', () => {
    expect(givable([developer], developer.permissions)).toEqual([developer])
    expect(givable([developer], ['viewer:read'])).toEqual([])
  })

  it('reads networks as people write them', () => {
    expect(linesOf(' 10.0.0.1\n\n192.0.2.0/24, 2001:db8::/32')).toEqual(['10.0.0.1', '192.0.2.0/24', '2001:db8::/32'])
  })
})

describe('keys', () => {
  it('shows name, ends, use and state, and offers to replace and revoke', async () => {
    const onRevoke = vi.fn()
    show(list({ onRevoke }))
    const row = screen.getByRole('row', { name: /checkout/ })
    expect(within(row).getByText('hk_live_…k3f9')).toBeTruthy()
    expect(within(row).getByText('1 minute ago')).toBeTruthy()
    expect(within(row).getByText('1,204 uses, from 203.0.113.0/24')).toBeTruthy()
    await userEvent.click(within(row).getByRole('button', { name: 'Actions for checkout' }))
    await userEvent.click(screen.getByRole('button', { name: 'Revoke…' }))
    expect(onRevoke).toHaveBeenCalledWith(key)
  })

  it('offers nothing for a key that is over, or to those who only look', () => {
    const { unmount } = show(list({ keys: { data: [{ ...key, revokedAt: key.createdAt }], retry: vi.fn() } }))
    expect(screen.queryByRole('button', { name: 'Actions for checkout' })).toBeNull()
    unmount()
    show(list(), ['key:read'])
    expect(screen.queryByRole('button', { name: 'Actions for checkout' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'New key' })).toBeNull()
  })

  it('tells how to begin, waits, and says why it cannot show', () => {
    const first = show(list({ keys: { data: [], retry: vi.fn() } }))
    expect(screen.getByText('No key yet')).toBeTruthy()
    expect(document.querySelector('pre')?.textContent).toBe(curl('https://honnin.example'))
    first.unmount()
    const second = show(list({ keys: pending }))
    expect(screen.getByRole('status').textContent).toBe('Loading…')
    second.unmount()
    show(list({ keys: { ...pending, error: new Failure('unreachable') } }))
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy()
  })
})

describe('making a key', () => {
  it('offers the levels of the role, and makes none that may do nothing', async () => {
    const onChange = vi.fn()
    const onCreate = vi.fn()
    show(create({ draft: { ...draft, scopes: { verification: 'NONE' } }, onChange, onCreate }))
    expect(screen.getByText('Choose at least one thing that the key may do.')).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Create key' }).disabled).toBe(true)
    await userEvent.click(within(screen.getByRole('group', { name: 'Scope for Reports' })).getByLabelText('Read'))
    expect(onChange).toHaveBeenCalledWith({ ...draft, scopes: { verification: 'NONE', report: 'READ' } })
  })

  it('says what is wrong at the field', () => {
    show(create({ trouble: { of: undefined, at: (name) => (name === 'networks' ? 'This is no network.' : undefined) } }))
    expect(screen.getByRole('textbox', { name: 'Only from these networks' }).getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByText('This is no network.')).toBeTruthy()
  })

  it('shows a key once, and says when it cannot', async () => {
    const onStored = vi.fn()
    const { unmount } = show(<MadeView secret="hk_test_abc" origin="https://honnin.example" onStored={onStored} />)
    expect(screen.getByRole('status', { name: 'the key' }).textContent).toBe('hk_test_abc')
    await userEvent.click(screen.getByRole('button', { name: 'I have stored it' }))
    expect(onStored).toHaveBeenCalledOnce()
    unmount()
    show(<MadeView secret={null} origin="" onStored={onStored} />)
    expect(screen.getByText(/Replace it to get one/)).toBeTruthy()
  })
})
