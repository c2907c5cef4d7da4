import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { Failure } from '#lib/failure.ts'
import { language } from '#lib/language.ts'
import { showLinked } from '#test/show.tsx'

import { CreateView } from './create.view.tsx'
import { DetailView, type Detail } from './detail.view.tsx'
import { ListView, type Connection } from './list.view.tsx'

const at = '2026-11-22T12:00:00.000000Z'
const now = Date.parse(at) + 60_000

const detail: Detail = {
  id: 'ver_01m82n782wjfatthwyzxk5xvjt',
  state: 'DECLINED',
  decidedByReview: false,
  reference: 'customer-1',
  metadata: { plan: 'premium' },
  steps: ['SELFIE', 'REFERENCE'],
  captureUrl: null,
  createdAt: at,
  submittedAt: at,
  concludedAt: at,
  expiresAt: at,
  timeline: [{ id: 'evt_1', type: 'verification.created', at }],
  evidence: [],
  answers: [],
  report: {
    id: 'rep_1',
    decision: 'DECLINED',
    reasons: ['match.different_person'],
    policyVersion: 'default-1',
    thresholds: { 'match.cosine.min': 0.45 },
    createdAt: at,
    findings: [
      { check: 'match', version: '1', outcome: 'FAIL', score: 0.118, reasons: ['different_person'], measures: {}, durationMs: 26.9, models: [] },
    ],
  },
}

const page: Connection = {
  edges: [{ node: { id: detail.id, state: 'DECLINED', reference: null, createdAt: at, concludedAt: at, report: detail.report ?? null } }],
  pageInfo: { hasNextPage: true, endCursor: 'c1' },
}

function list(props: Partial<Parameters<typeof ListView>[0]>) {
  const nothing = vi.fn()

  return (
    <ListView
      search={{}}
      connection={page}
      turning={false}
      now={now}
      origin="http://127.0.0.1:8080"
      onSearch={nothing}
      onOpen={nothing}
      onRetry={nothing}
      onCreate={nothing}
      {...props}
    />
  )
}

function one(props: Partial<Parameters<typeof DetailView>[0]>) {
  return <DetailView verification={detail} now={now} onRetry={vi.fn()} onCancel={vi.fn()} {...props} />
}

beforeEach(() => {
  language.set('en')
  vi.stubGlobal('scrollTo', vi.fn())
})

describe('list', () => {
  it('shows state, short id and the reason in words', async () => {
    await showLinked(list({}))
    expect(screen.getByText('Declined')).toBeTruthy()
    expect(screen.getByText('ver_…k5xvjt')).toBeTruthy()
    expect(screen.getByText('The faces do not match')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Older' }).getAttribute('href')).toContain('after=c1')
  })

  it('speaks Japanese', async () => {
    language.set('ja')
    await showLinked(list({}))
    expect(screen.getByRole('heading', { name: '本人確認' })).toBeTruthy()
    expect(screen.getByText('否認')).toBeTruthy()
  })

  it('teaches when it is empty, but only those who may create', async () => {
    await showLinked(list({ connection: { edges: [], pageInfo: { hasNextPage: false, endCursor: null } } }), ['verification:read'])
    expect(screen.getByText(/curl http:\/\/127/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'New verification' })).toBeNull()
  })

  it('says when filters leave nothing, and clears them', async () => {
    const onSearch = vi.fn()
    await showLinked(list({ search: { state: 'review' }, connection: { edges: [], pageInfo: { hasNextPage: false, endCursor: null } }, onSearch }))
    for (const button of screen.getAllByRole('button', { name: 'Clear filters' })) await userEvent.click(button)
    expect(onSearch).toHaveBeenCalledWith({})
  })

  it('keeps its rows while the server is away', async () => {
    await showLinked(list({ error: new Failure('unreachable') }))
    expect(screen.getByText(/Not connected/)).toBeTruthy()
    expect(screen.getByText('Declined')).toBeTruthy()
  })

  it('says so when the role does not show it', async () => {
    await showLinked(list({ connection: undefined, error: new Failure('forbidden') }))
    expect(screen.getByText('You may not see this')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  })

  it('tries again after a failure', async () => {
    const onRetry = vi.fn()
    await showLinked(list({ connection: undefined, error: new Failure('internal'), onRetry }))
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(onRetry).toHaveBeenCalledOnce()
  })

  it('walks with j and k, and searches with /', async () => {
    await showLinked(list({}))
    await userEvent.keyboard('j')
    expect(document.activeElement?.getAttribute('data-row')).toBe(detail.id)
    await userEvent.keyboard('/')
    expect(document.activeElement).toBe(screen.getByRole('searchbox'))
  })

  it('opens a pasted id instead of searching for it', async () => {
    const onOpen = vi.fn()
    await showLinked(list({ onOpen }))
    await userEvent.type(screen.getByRole('searchbox'), `${detail.id}{Enter}`)
    expect(onOpen).toHaveBeenCalledWith(detail.id)
  })
})

describe('one verification', () => {
  it('leads to its case, and says what a reviewer made of it', async () => {
    await showLinked(one({ verification: { ...detail, state: 'APPROVED', decidedByReview: true, reviewCase: { id: 'cas_1' } } }))
    expect((await screen.findByRole('link', { name: 'Open the case' })).getAttribute('href')).toBe('/review/cas_1')
    expect(screen.getByRole('note').textContent).toContain('Approved')
  })

  it('says why, in words and in the word of the machine', async () => {
    await showLinked(one({}))
    expect(screen.getAllByText('The faces do not match', { exact: false }).length).toBeGreaterThan(0)
    expect(screen.getByText('match.different_person')).toBeTruthy()
    expect(screen.getByText('≥ 0.450')).toBeTruthy()
    expect(screen.getByText('outside')).toBeTruthy()
    expect(screen.getByText('premium')).toBeTruthy()
  })

  it('tells what the person answered: the words of a choice, or their own', async () => {
    const answers = [
      { question: 'purpose', text: '口座を開く目的', answer: 'savings', choiceText: '貯蓄' },
      { question: 'work', text: 'ご職業', answer: '会社員', choiceText: null },
    ]
    language.set('ja')
    await showLinked(one({ verification: { ...detail, answers } }))
    const told = within(screen.getByRole('region', { name: '回答' }))
    expect(told.getAllByRole('term').map(({ textContent }) => textContent)).toEqual(['口座を開く目的', 'ご職業'])
    expect(told.getAllByRole('definition').map(({ textContent }) => textContent)).toEqual(['貯蓄', '会社員'])
  })

  it('has no answers where none were asked for', async () => {
    await showLinked(one({}))
    expect(screen.queryByRole('region', { name: 'Answers' })).toBeNull()
  })

  it('offers to cancel only while that is possible', async () => {
    await showLinked(one({}))
    expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull()
  })

  it('hands over the capture link while it is open', async () => {
    const onCancel = vi.fn()
    await showLinked(one({ verification: { ...detail, state: 'CREATED', captureUrl: 'http://x/capture/#cap_1', report: null }, onCancel }))
    expect(screen.getByRole('button', { name: 'Copy capture link' })).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(onCancel).toHaveBeenCalledOnce()
  })

  it('says what the role hides', async () => {
    const hidden = ['evidence', 'answers', 'report', 'captureUrl']
    const rest = Object.fromEntries(Object.entries(detail).filter(([name]) => !hidden.includes(name))) as Detail
    await showLinked(one({ verification: rest }), ['verification:read'])
    expect(screen.getByText('Your role does not show photographs.')).toBeTruthy()
    expect(screen.getByText('Your role does not show reports.')).toBeTruthy()
    expect(screen.queryByRole('region', { name: 'Answers' })).toBeNull()
  })

  it('says when there is none', async () => {
    await showLinked(one({ verification: null }))
    expect(screen.getByRole('heading', { name: 'There is no such verification' })).toBeTruthy()
  })
})

describe('the form', () => {
  it('shows what is wrong with the reference at the reference', async () => {
    const draft = { reference: 'bad', portrait: false, language: '', expiresIn: 86_400 } as const
    await showLinked(<CreateView draft={draft} busy={false} error="No." field="input.reference" onChange={vi.fn()} onCreate={vi.fn()} />)
    expect(screen.getByRole('textbox', { name: 'Reference' }).getAttribute('aria-invalid')).toBe('true')
  })
})
