import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { allowedText, figure, knownMeasures, measureRows } from '#lib/measures.ts'
import { knownReasons, reasonCheck, reasonText } from '#lib/reasons.ts'

import { isVerificationId, shortId } from './id.ts'
import { filterOf, readListSearch, readStates, writeStates } from './list.search.ts'
import { settle } from './live.ts'
import { states } from './state.ts'

const engine = join(import.meta.dirname, '../../../../engine')
const sources = ['face', 'quality', 'passive', 'active', 'match', 'injection', 'duplicate']
  .flatMap((room) => readdirSync(join(engine, room)).map((file) => [room, join(engine, room, file)] as const))
  .filter(([, file]) => file.endsWith('.go') && !file.endsWith('_test.go'))
  .map(([room, file]) => [room, readFileSync(file, 'utf8')] as const)

describe('words for the engine', () => {
  it('has a sentence for every reason that the engine gives', () => {
    const given = sources.flatMap(([, text]) => [...text.matchAll(/engine\.Reason\s*=\s*"(\w+)"/g)].map((found) => found[1]))
    expect(given.length).toBeGreaterThan(10)
    expect(given.filter((word) => word && !knownReasons.includes(word))).toEqual([])
  })

  it('has a name for every measure that the engine declares', () => {
    const declared = sources.flatMap(([room, text]) =>
      [...text.matchAll(/\{Name: "(\w+)", Unit/g)].map((found) => `${room}.${found[1] ?? ''}`),
    )
    expect(declared.length).toBeGreaterThan(20)
    expect(declared.filter((name) => !knownMeasures.includes(name))).toEqual([])
  })

  it('shows a word it does not know as it reads', () => {
    expect(reasonText('quality.wears_a_hat', 'ja')).toBe('Wears a hat')
    expect(reasonText('match.different_person', 'ja')).toBe('顔が一致しません')
    expect(reasonCheck('match.different_person')).toBe('match')
    expect(reasonCheck('no_face')).toBeUndefined()
  })
})

describe('measures', () => {
  const thresholds = { 'quality.yaw.max': 25, 'quality.luminance.min': 0.2, 'quality.luminance.max': 0.85, 'match.cosine.min': 0.45 }
  const rows = measureRows({ check: 'quality', score: 1, measures: { faceCount: 1, yaw: -30, luminance: 0.5, novel: 7 } }, thresholds, 'en')

  it('puts what was judged first', () => {
    expect(rows.map((row) => [row.name, row.within])).toEqual([
      ['yaw', false],
      ['luminance', true],
      ['faceCount', null],
      ['novel', null],
    ])
  })

  it('bounds a turn of the head to both sides', () => {
    expect(rows[0]).toMatchObject({ min: -25, max: 25 })
    expect(rows[0] && allowedText(rows[0], 'en')).toBe('± 25.0°')
    expect(rows[1] && allowedText(rows[1], 'en')).toBe('0.20 – 0.85')
  })

  it('judges the score of a match as its cosine', () => {
    const [row] = measureRows({ check: 'match', score: 0.118, measures: {} }, thresholds, 'en')
    expect(row).toMatchObject({ name: 'cosine', value: 0.118, within: false })
    expect(row && allowedText(row, 'en')).toBe('≥ 0.450')
  })

  it('keeps every bar within its ends', () => {
    for (const { value, low, high } of rows) {
      expect(value).toBeGreaterThanOrEqual(low)
      expect(value).toBeLessThanOrEqual(high)
    }
  })

  it('never rounds a small figure away', () => {
    expect(figure(0.00001, 2, 'en')).toBe('0.00001')
    expect(figure(0, 2, 'en')).toBe('0.00')
    expect(figure(0.126, 2, 'en')).toBe('0.13')
  })
})

describe('address of the list', () => {
  it('reads states in their own order and drops what it does not know', () => {
    expect(readStates('declined,approved,nonsense')).toEqual(['APPROVED', 'DECLINED'])
    expect(readStates(undefined)).toEqual([])
    expect(readStates(writeStates(states))).toEqual(states)
  })

  it('leaves out what makes no sense', () => {
    expect(readListSearch({ state: 'x', from: '2026-13-01', to: '2026-11-22', after: 7, other: 'y' })).toEqual({ to: '2026-11-22' })
  })

  it('asks the API for whole days of the reader', () => {
    expect(filterOf({})).toBeNull()
    expect(filterOf({ state: 'review', from: '2026-11-01', to: '2026-11-30', reference: 'a' })).toEqual({
      states: ['REVIEW'],
      reference: 'a',
      createdFrom: new Date(2026, 10, 1).toISOString(),
      createdBefore: new Date(2026, 11, 1).toISOString(),
    })
  })
})

describe('a list that grows while it is read', () => {
  const row = (id: string, state = 'old') => ({ id, state })

  it('keeps every row in its place, renews it, and counts what came above', () => {
    const settled = settle([row('b'), row('a')], [row('d'), row('c'), row('b', 'new')])
    expect(settled.rows).toEqual([row('b', 'new'), row('a')])
    expect(settled.waiting).toBe(2)
  })

  it('counts everything when nothing of before is left', () => {
    expect(settle([row('a')], [row('c'), row('b')]).waiting).toBe(2)
  })
})

describe('ids', () => {
  it('shortens to the end, which tells ids apart', () => {
    expect(shortId('ver_01m82n782wjfatthwyzxk5xvjt')).toBe('ver_…k5xvjt')
    expect(shortId('ver_short')).toBe('ver_short')
    expect(isVerificationId('ver_01m82n782wjfatthwyzxk5xvjt')).toBe(true)
    expect(isVerificationId('customer-1')).toBe(false)
  })
})
