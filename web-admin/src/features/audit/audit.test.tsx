import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { language } from '#lib/language.ts'
import { show } from '#test/show.tsx'

import { actionName } from './actions.ts'
import { AuditView, type AuditLink } from './audit.view.tsx'
import { changesOf, linked } from './diff.ts'
import { auditFilterOf, readAuditSearch } from './search.ts'

const link: AuditLink = {
  id: 'aud_1',
  seq: 7,
  at: '2026-11-23T12:00:00Z',
  actorKind: 'OPERATOR',
  actor: 'usr_1',
  reason: 'Ticket 4711',
  action: 'member.update',
  target: 'mem_1',
  before: { role: 'reviewer' },
  after: { role: 'auditor' },
  address: '203.0.113.24',
  agent: '',
  request: 'req_1',
  previous: 'a'.repeat(64),
  hash: 'b'.repeat(64),
}

function log(over: Partial<Parameters<typeof AuditView>[0]> = {}) {
  return (
    <AuditView
      page={{ data: { rows: [link], next: null }, retry: vi.fn() }}
      search={{}}
      exports={{ csv: '/csv', jsonl: '/jsonl' }}
      onSearch={vi.fn()}
      {...over}
    />
  )
}

beforeEach(() => {
  language.set('en')
})

describe('a change', () => {
  it('is told by path, and what stayed the same is left out', () => {
    expect(changesOf({ role: 'a', state: 'on', scopes: { x: 1 } }, { role: 'b', state: 'on', scopes: { x: 1, y: [2] } })).toEqual([
      { path: 'role', before: 'a', after: 'b' },
      { path: 'scopes.y', before: undefined, after: '[2]' },
    ])
    expect(changesOf(null, { name: 'x' })).toEqual([{ path: 'name', before: undefined, after: 'x' }])
    expect(changesOf(null, undefined)).toEqual([])
  })

  it('has words, or its own name', () => {
    expect(actionName('key.revoke', 'ja')).toBe('APIキーを失効')
    expect(actionName('test.clear', 'en')).toBe('Clearing of test data asked for')
    expect(actionName('test.cleared', 'ja')).toBe('テストデータを消去')
    expect(actionName('comet.observe', 'en')).toBe('comet.observe')
  })
})

describe('the chain', () => {
  const older = { seq: 6, hash: link.previous, previous: '' }

  it.each([
    [[link, older], true],
    [[link, { ...older, hash: 'c' }], false],
    [[link, { ...older, seq: 4 }], null],
    [[link], null],
  ])('%# is judged by neighbours alone', (rows, whole) => {
    expect(linked(rows)).toBe(whole)
  })
})

describe('the address', () => {
  it('is read forgivingly and becomes a filter', () => {
    const search = readAuditSearch({ actor: 'usr_1', action: 7, from: '2026-11-22', to: 'tomorrow' })
    expect(search).toEqual({ actor: 'usr_1', from: '2026-11-22' })
    expect(auditFilterOf(search)).toEqual({ actor: 'usr_1', from: new Date(2026, 10, 22).toISOString() })
    expect(auditFilterOf({ after: 'x' })).toBeNull()
  })
})

describe('the log', () => {
  it('shows who did what, why and what changed', async () => {
    show(log())
    await userEvent.click(screen.getByText('Member changed', { selector: 'span' }))
    expect(document.querySelector('del')?.textContent).toBe('reviewer')
    expect(document.querySelector('ins')?.textContent).toBe('auditor')
    expect(screen.getByText('Ticket 4711')).toBeTruthy()
  })

  it('filters on a press and begins at the newest page', async () => {
    const onSearch = vi.fn()
    show(log({ search: { after: 'c1' }, onSearch }))
    await userEvent.type(screen.getByRole('textbox', { name: 'Who' }), 'usr_9')
    expect(onSearch).not.toHaveBeenCalled()
    await userEvent.click(screen.getByRole('button', { name: 'Filter' }))
    expect(onSearch).toHaveBeenCalledWith({ actor: 'usr_9' })
  })

  it('tells nothing yet from nothing that fits', () => {
    const none = { data: { rows: [], next: null }, retry: vi.fn() }
    const { unmount } = show(log({ page: none }))
    expect(screen.getByText('Nothing yet')).toBeTruthy()
    unmount()
    show(log({ page: none, search: { actor: 'usr_9' } }))
    expect(screen.getByText('No entry fits')).toBeTruthy()
  })
})
