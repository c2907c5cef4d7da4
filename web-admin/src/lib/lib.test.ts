import { afterEach, describe, expect, it, vi } from 'vitest'

import { VerificationListDocument } from '#gen/graphql.ts'
import { ask, signIn, signOut } from '#lib/api.ts'
import { isLocal, keepDestination, takeDestination } from '#lib/destination.ts'
import { Failure, kindOfStatus, kindOfWord } from '#lib/failure.ts'
import { match } from '#lib/keys.ts'
import { preferred } from '#lib/language.ts'
import { newKey } from '#lib/once.ts'
import { parseQuery, writeQuery } from '#lib/query.ts'
import { createStore } from '#lib/store.ts'
import { dayStart, isDay, relative, span } from '#lib/time.ts'

const variables = { first: 1, report: false }

function answer(status: number, body: unknown) {
  const fetched = vi.fn(() => Promise.resolve(new Response(JSON.stringify(body), { status })))
  vi.stubGlobal('fetch', fetched)

  return fetched
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('ask', () => {
  it('sends the header that another site cannot set, and gives the data', async () => {
    const fetched = answer(200, { data: { verifications: { edges: [] } } })

    await expect(ask(VerificationListDocument, variables)).resolves.toEqual({ verifications: { edges: [] } })
    expect(fetched.mock.calls[0]).toMatchObject(['/graphql', { method: 'POST', headers: { 'X-Honnin-CSRF': '1' } }])
  })

  it.each([
    [401, {}, 'unauthenticated'],
    [200, { errors: [{ message: 'no', extensions: { kind: 'forbidden' } }] }, 'forbidden'],
    [200, { errors: [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }] }, 'unauthenticated'],
    [403, { errors: [{ message: 'no' }] }, 'forbidden'],
    [503, {}, 'unreachable'],
    [200, {}, 'internal'],
    [200, { errors: [{ message: 'odd' }] }, 'internal'],
  ])('tells the failure of %i %j', async (status, body, kind) => {
    answer(status, body)
    await expect(ask(VerificationListDocument, variables)).rejects.toMatchObject({ kind })
  })

  it('calls a connection that fails unreachable', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')))
    await expect(ask(VerificationListDocument, variables)).rejects.toMatchObject({ kind: 'unreachable' })
  })

  it('reads nothing into an answer that is no JSON', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<html>', { status: 502 })))
    await expect(ask(VerificationListDocument, variables)).rejects.toMatchObject({ kind: 'unreachable' })
  })
})

describe('session', () => {
  it('tells a used link', async () => {
    answer(401, { error: { kind: 'unauthenticated' } })
    await expect(signIn('old')).rejects.toMatchObject({ kind: 'unauthenticated' })
  })

  it('takes a session that has ended already as signed out', async () => {
    answer(401, {})
    await expect(signOut()).resolves.toBeUndefined()
  })

  it('tells when signing out failed', async () => {
    answer(500, {})
    await expect(signOut()).rejects.toBeInstanceOf(Failure)
  })
})

describe('failure kinds', () => {
  it.each([
    [404, 'not_found'],
    [429, 'rate_limited'],
    [500, 'internal'],
  ])('status %i', (status, kind) => {
    expect(kindOfStatus(status)).toBe(kind)
  })

  it.each([
    ['FORBIDDEN', 'forbidden'],
    ['unavailable', 'unreachable'],
    ['toString', 'internal'],
    [7, 'internal'],
  ])('word %j', (word, kind) => {
    expect(typeof kindOfWord(word) === 'string' ? kindOfWord(word) : 'internal').toBe(kind)
  })
})

describe('destination', () => {
  it.each([
    ['/verifications?state=review', true],
    ['//evil.example', false],
    ['/\\evil.example', false],
    ['https://evil.example', false],
    ['/sign-in', false],
  ])('%s is local: %s', (path, local) => {
    expect(isLocal(path)).toBe(local)
  })

  it('gives a kept place once, and only for a while', () => {
    keepDestination('/verifications/ver_1', 0)
    expect(takeDestination(1000)).toBe('/verifications/ver_1')
    expect(takeDestination(1000)).toBe('/')
    keepDestination('/verifications/ver_1', 0)
    expect(takeDestination(31 * 60 * 1000)).toBe('/')
  })

  it('trusts nothing that stands in storage', () => {
    localStorage.setItem('honnin.destination', '{"path":"//evil.example","at":0}')
    expect(takeDestination(0)).toBe('/')
    localStorage.setItem('honnin.destination', '{broken')
    expect(takeDestination(0)).toBe('/')
  })
})

describe('address', () => {
  it('writes what it reads', () => {
    const query = writeQuery({ state: 'approved,declined', reference: 'ö & 本', after: undefined, to: '' })
    expect(query).toContain('?state=approved,declined&reference=')
    expect(parseQuery(query)).toEqual({ state: 'approved,declined', reference: 'ö & 本' })
    expect(writeQuery({})).toBe('')
  })
})

describe('time', () => {
  const now = Date.parse('2026-11-22T12:00:00Z')

  it.each([
    ['2026-11-22T11:59:55Z', 'now', '今'],
    ['2026-11-22T11:59:30Z', '30 seconds ago', '30秒前'],
    ['2026-11-22T11:01:00Z', '59 minutes ago', '59分前'],
    ['2026-11-21T12:00:00Z', 'yesterday', '昨日'],
    ['2026-11-22T14:00:00Z', 'in 2 hours', '2時間後'],
    ['2024-11-22T12:00:00Z', '2 years ago', '2年前'],
  ])('%s', (iso, en, ja) => {
    expect(relative(iso, now, 'en')).toBe(en)
    expect(relative(iso, now, 'ja')).toBe(ja)
  })

  it.each([
    [84, '84 ms'],
    [2412, '2.4 sec'],
    [180_000, '3 min'],
    [7_200_000, '2 hr'],
    [172_800_000, '2 days'],
  ])('a span of %i', (milliseconds, text) => {
    expect(span(milliseconds, 'en')).toBe(text)
  })

  it('knows days that exist', () => {
    expect(isDay('2026-02-28')).toBe(true)
    expect(isDay('2026-02-30')).toBe(false)
    expect(isDay('22.11.2026')).toBe(false)
    expect(isDay(7)).toBe(false)
  })

  it('begins a day where the reader is', () => {
    expect(dayStart('2026-11-30', 1)).toBe(new Date(2026, 11, 1).toISOString())
    expect(dayStart('nonsense')).toBeUndefined()
  })
})

describe('keys', () => {
  const go = vi.fn()
  const one = vi.fn()

  it('prefers two in a row to one', () => {
    expect(match({ 'g v': go, v: one }, 'v', 'g')).toBe(go)
    expect(match({ 'g v': go, v: one }, 'v', '')).toBe(one)
    expect(match({ j: one }, 'j', 'x')).toBe(one)
  })
})

describe('once', () => {
  it('never gives the same key twice', () => {
    expect(newKey()).not.toBe(newKey())
  })
})

describe('choices', () => {
  it('speaks the first language it knows', () => {
    expect(preferred(['fr', 'ja-JP', 'en'])).toBe('ja')
    expect(preferred(['fr'])).toBe('en')
  })

  it('keeps a choice, and forgets one that is no longer offered', () => {
    const apply = vi.fn()
    const store = createStore('test', ['a', 'b'], () => 'a', apply)
    const heard = vi.fn()
    const stop = store.subscribe(heard)
    store.set('b')
    stop()
    store.set('a')
    expect(heard).toHaveBeenCalledTimes(1)
    expect(apply).toHaveBeenLastCalledWith('a')
    store.set('b')
    expect(createStore('test', ['a', 'b'], () => 'a', apply).get()).toBe('b')
    expect(createStore('test', ['a', 'c'], () => 'a', apply).get()).toBe('a')
  })
})
