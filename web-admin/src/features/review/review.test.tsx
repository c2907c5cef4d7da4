import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { Failure } from '#lib/failure.ts'
import { language } from '#lib/language.ts'
import { showLinked } from '#test/show.tsx'

import { CaseView } from './case.view.tsx'
import { AssignDialog, ReopenDialog } from './dialogs.tsx'
import { FiguresView } from './figures.view.tsx'
import { isDue } from './keep.ts'
import { candidates } from './next.ts'
import { QueueView } from './queue.view.tsx'
import { blank, choose, lacks, left, reasonsFor, toggle, verdictsOf, type Case, type Figures, type Row, type Said } from './review.ts'
import { reviewersOf } from './reviewers.ts'
import { changed, queueFilterOf, readFiguresSearch, readQueueSearch } from './search.ts'
import { Stranded, WaiveDialog } from './stranded.tsx'
import { useReviewTrouble } from './trouble.ts'

const retry = vi.fn()
const now = Date.parse('2026-11-25T12:00:00Z')
const me = { id: 'usr_1', email: 'aiko@example.jp', staff: false }
const other = { id: 'usr_2', email: 'hana@example.jp', staff: false }
const row: Row = {
  id: 'rvc_1',
  state: 'OPEN',
  level: 'NORMAL',
  cause: 'POLICY',
  round: 1,
  priority: 'HIGH',
  dueAt: '2026-11-25T14:00:00Z',
  overdue: false,
  fourEyes: false,
  assignee: null,
  holder: null,
  heldUntil: null,
  obstacle: null,
  stranded: false,
  waived: false,
  createdAt: '2026-11-25T11:00:00Z',
  revision: 3,
  verification: { id: 'ver_1', reference: 'customer-1' },
}
const photo = { id: 'evd_1', step: 'SELFIE', frame: 0, contentType: 'image/jpeg', bytes: 1000, sha256: 'ab', imageUrl: '/evidence/evd_1', receivedAt: '2026-11-25T11:00:00Z', bound: true } as const
const bare: Case['verification'] = {
  id: 'ver_1',
  reference: 'customer-1',
  state: 'REVIEW',
  metadata: {},
  flow: null,
  createdAt: '2026-11-25T11:00:00Z',
  submittedAt: null,
}
const whole: Case = {
  ...row,
  outcome: null,
  decidedAt: null,
  truth: 'UNKNOWN',
  waivedFor: null,
  reviews: [],
  appeal: null,
  verification: {
    ...bare,
    evidence: [photo, { ...photo, id: 'evd_2', frame: 1 }, { ...photo, id: 'evd_3', step: 'REFERENCE', bound: false }],
    report: { id: 'rep_1', decision: 'REVIEW', reasons: ['quality.too_dark', 'rule.look'], policyVersion: 'people-1', thresholds: { 'match.cosine.min': 0.45 }, findings: [{ check: 'match', version: '1', outcome: 'PASS', score: 0.7, reasons: [], measures: {}, durationMs: 3, models: [] }] },
  },
}
const mine = { holder: me, heldUntil: '2026-11-25T12:10:00Z' }

function queue(over: Partial<Parameters<typeof QueueView>[0]> = {}) {
  return <QueueView search={{}} queue={{ data: { rows: [row], next: null }, retry }} turning={false} now={now} busy={false} problem={undefined} onSearch={vi.fn()} onClaim={vi.fn()} onNext={vi.fn()} {...over} />
}

function one(of: Partial<Case> = {}, over: Partial<Parameters<typeof CaseView>[0]> = {}) {
  const nothing = vi.fn()

  return (
    <CaseView
      of={{ ...whole, ...of }}
      draft={blank}
      now={now}
      lost={false}
      busy={false}
      undecided={undefined}
      problem={undefined}
      onDraft={nothing}
      onDecide={nothing}
      onClaim={nothing}
      onRelease={nothing}
      onAssign={nothing}
      onReopen={nothing}
      onWaive={nothing}
      onNext={nothing}
      {...over}
    />
  )
}

beforeEach(() => {
  language.set('en')
})

describe('the address', () => {
  it('keeps what makes sense', () => {
    expect(readQueueSearch({ view: 'mine', level: 'senior', state: 'second', after: 'x', more: 1 })).toEqual({ view: 'mine', level: 'senior', state: 'second', after: 'x' })
    expect(readQueueSearch({ view: 'all', level: 'x', state: 'nowhere', after: '' })).toEqual({})
    expect(readFiguresSearch({ days: '30' })).toEqual({ days: '30' })
    expect(readFiguresSearch({ days: '31' })).toEqual({})
  })

  it('is the filter of the API', () => {
    expect(queueFilterOf({})).toBeNull()
    expect(queueFilterOf({ view: 'free', level: 'normal', state: 'decided' })).toEqual({ free: true, level: 'NORMAL', states: ['DECIDED'] })
    expect(changed({ state: 'open', after: 'x' }, { level: 'senior' })).toEqual({ state: 'open', level: 'senior' })
  })
})

describe('a draft', () => {
  it('lacks a verdict, then a reason, then the note of what has no name', () => {
    const declined = choose(blank, 'DECLINE')
    const named = toggle(declined, 'OTHER')
    expect([blank, declined, named, { ...named, note: 'a reason' }].map(lacks)).toEqual(['verdict', 'reason', 'note', null])
  })

  it('drops reasons that do not fit another verdict, and takes five at most', () => {
    const many = reasonsFor.DECLINE.reduce(toggle, choose(blank, 'DECLINE'))
    expect(many.reasons).toHaveLength(5)
    expect(choose(toggle(choose(blank, 'DECLINE'), 'KNOWN_FRAUD'), 'APPROVE').reasons).toEqual([])
    expect(toggle(toggle(blank, 'OTHER'), 'OTHER').reasons).toEqual([])
  })

  it('cannot be escalated above the senior reviewers', () => {
    expect(verdictsOf({ state: 'OPEN' })).toContain('ESCALATE')
    expect(verdictsOf({ state: 'ESCALATED' })).not.toContain('ESCALATE')
  })
})

describe('a claim', () => {
  it('is renewed while somebody works, near its end', () => {
    const minutes = (count: number) => now + count * 60_000
    const until = new Date(minutes(9)).toISOString()
    expect(isDue(until, now, now)).toBe(true)
    expect(isDue(until, minutes(-6), now)).toBe(false)
    expect(isDue(new Date(minutes(14)).toISOString(), now, now)).toBe(false)
  })

  it('counts down', () => {
    expect(left('2026-11-25T12:14:05Z', now)).toBe('14:05')
    expect(left('2026-11-25T11:00:00Z', now)).toBe('0:00')
  })

  it('is tried for one’s own cases first, and for none that one may not decide', () => {
    const of = (id: string, obstacle: Row['obstacle'] = null) => ({ ...row, id, obstacle })
    expect(candidates([of('m'), of('here')], [of('x', 'NOT_SENIOR'), of('f')], 'here')).toEqual(['m', 'f'])
  })
})

describe('the queue', () => {
  it('leads to each case and lets it be taken', async () => {
    const onClaim = vi.fn()
    await showLinked(queue({ onClaim }))
    expect((await screen.findByRole('link', { name: 'customer-1' })).getAttribute('href')).toBe('/review/rvc_1')
    expect(screen.getByText('Due in 2 hours')).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'Take' }))
    expect(onClaim).toHaveBeenCalledWith('rvc_1')
  })

  it('is worked by keys', async () => {
    const [onClaim, onNext] = [vi.fn(), vi.fn()]
    await showLinked(queue({ onClaim, onNext, queue: { data: { rows: [row, { ...row, id: 'rvc_2' }], next: null }, retry } }))
    await screen.findByRole('table')
    await userEvent.keyboard('jjc')
    expect(onClaim).toHaveBeenCalledWith('rvc_2')
    await userEvent.keyboard('n')
    expect(onNext).toHaveBeenCalled()
  })

  it('marks what is late in words', async () => {
    await showLinked(queue({ queue: { data: { rows: [{ ...row, dueAt: '2026-11-25T09:00:00Z', overdue: true }], next: null }, retry } }))
    expect(await screen.findByText('Overdue since 3 hours ago')).toBeDefined()
  })

  it('says who has a case, and offers no taking of it', async () => {
    await showLinked(queue({ queue: { data: { rows: [{ ...row, holder: other, heldUntil: mine.heldUntil }], next: null }, retry } }))
    expect(await screen.findByText('hana@example.jp')).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Take' })).toBeNull()
  })

  it.each([
    [{}, 'Nothing waits'],
    [{ view: 'mine' as const }, 'You have no case'],
    [{ state: 'second' }, 'Nothing matches'],
    [{ after: 'x' }, 'No more cases'],
  ])('may be empty: %o', async (search, said) => {
    await showLinked(queue({ search, queue: { data: { rows: [], next: null }, retry } }))
    expect(await screen.findByText(said)).toBeDefined()
  })

  it('is closed to whom the role does not let in', async () => {
    await showLinked(queue({ queue: { data: undefined, error: new Failure('forbidden'), retry } }), ['verification:read'])
    expect(await screen.findByText('You may not see this')).toBeDefined()
    expect(screen.queryByRole('link', { name: 'Figures' })).toBeNull()
  })
})

describe('what went wrong', () => {
  function Trouble(refused: { __typename: string; message: string; by?: object; until?: string; obstacle?: string }) {
    return <p>{useReviewTrouble({ error: undefined, refused }).of}</p>
  }

  it.each([
    [{ __typename: 'AlreadyClaimed', message: 'said', by: other, until: '2026-11-25T12:10:00Z' }, 'hana@example.jp was faster and has this case until 12:10.'],
    [{ __typename: 'ReviewRefused', message: 'said', obstacle: 'NOT_SENIOR' }, 'It takes a senior reviewer.'],
    [{ __typename: 'ClaimLost', message: 'said' }, 'You do not have this case in hand any more. Take it again; what you chose is still here.'],
    [{ __typename: 'StaleRevision', message: 'said' }, 'Somebody changed this case meanwhile. Look at it again, then decide.'],
    [{ __typename: 'NotFound', message: 'said' }, 'It is no longer there. Somebody may have removed it.'],
  ])('is said in words: %o', async (refused, said) => {
    await showLinked(<Trouble {...refused} />)
    expect(await screen.findByText(said)).toBeDefined()
  })
})

describe('a case', () => {
  it('shows the selfie beside the portrait, what was found, and why it is here', async () => {
    await showLinked(one())
    expect(await screen.findByRole('button', { name: 'Enlarge: Selfie, Frame 1' })).toBeDefined()
    expect(screen.getByRole('button', { name: 'Enlarge: Reference portrait' })).toBeDefined()
    expect(screen.getByText('Unsigned upload')).toBeDefined()
    expect(screen.getByText('≥ 0.450')).toBeDefined()
    expect(screen.getByText('Your rule:')).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'Selfie, Frame 2' }))
    expect(screen.getByRole('button', { name: 'Enlarge: Selfie, Frame 2' })).toBeDefined()
  })

  it('shows what the person answered beside the photographs', async () => {
    const answers = [{ question: 'work', text: 'What is your work?', answer: 'Fisher', choiceText: null }]
    await showLinked(one({ verification: { ...whole.verification, answers } }))
    const told = within(await screen.findByRole('region', { name: 'Answers' }))
    expect(told.getByText('What is your work?')).toBeDefined()
    expect(told.getByText('Fisher')).toBeDefined()
  })

  it('is taken before it is decided', async () => {
    const onClaim = vi.fn()
    await showLinked(one({}, { onClaim }))
    await userEvent.click(await screen.findByRole('button', { name: 'Take this case' }))
    expect(onClaim).toHaveBeenCalled()
    expect(screen.queryByRole('radio')).toBeNull()
  })

  it('is decided by whoever has it, with a reason that fits', async () => {
    const [onDraft, onDecide] = [vi.fn(), vi.fn()]
    const draft = choose(blank, 'DECLINE')
    const { rerender } = await showLinked(one(mine, { draft, onDraft, onDecide }))
    expect((await screen.findByRole('button', { name: 'Decline' })).hasAttribute('disabled')).toBe(true)
    await userEvent.click(screen.getByRole('checkbox', { name: 'Seen before in fraud' }))
    expect(onDraft).toHaveBeenCalledWith(toggle(draft, 'KNOWN_FRAUD'))
    rerender(<></>)
    await showLinked(one(mine, { draft: toggle(draft, 'KNOWN_FRAUD'), onDecide }))
    await userEvent.click(await screen.findByRole('button', { name: 'Decline' }))
    expect(onDecide).toHaveBeenCalled()
  })

  it('keeps what was chosen when the claim is lost, and lets nobody hand it in', async () => {
    const draft = toggle(choose(blank, 'APPROVE'), 'FALSE_ALARM')
    await showLinked(one({}, { draft, lost: true }))
    expect((await screen.findByRole('alert')).textContent).toBe('Your claim has ended. What you chose is still here.')
    expect(screen.getByRole('button', { name: 'Take it again' })).toBeDefined()
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'A check erred' }).checked).toBe(true)
    expect(screen.getByRole('button', { name: 'Approve' }).hasAttribute('disabled')).toBe(true)
  })

  it('says who has it, or what stands in the way', async () => {
    await showLinked(one({ holder: other, heldUntil: '2026-11-25T12:10:00Z' }))
    expect(await screen.findByText('hana@example.jp has this case in hand until 12:10.')).toBeDefined()
    await showLinked(one({ obstacle: 'SEEN_BEFORE' }))
    expect(await screen.findByText(/You saw this case before the person objected/)).toBeDefined()
  })

  it('hides the first opinion from whoever gives the second', async () => {
    await showLinked(one({ ...mine, state: 'SECOND', fourEyes: true }))
    expect(await screen.findByText(/A first decision is in/)).toBeDefined()
  })

  it('shows opinions that are open by now, and the words of an objection', async () => {
    const said = { id: 'rvw_1', round: 1, verdict: 'DECLINE', reasons: ['OTHER_PERSON'], note: 'The ears differ.', createdAt: '2026-11-25T11:30:00Z', reviewer: other } satisfies Said
    await showLinked(one({ cause: 'APPEAL', round: 2, reviews: [said], appeal: { id: 'app_1', words: 'It is me.', createdAt: '2026-11-25T11:40:00Z', evidence: [], examination: null } }))
    expect(await screen.findByText('It is me.')).toBeDefined()
    expect(screen.getByText('The ears differ.')).toBeDefined()
    expect(screen.getByText('Another person than they say')).toBeDefined()
    expect(screen.getByText('Objection, round 2')).toBeDefined()
  })

  it('shows what the checks make of the new photograph, and says when they made nothing of it, or the words are gone', async () => {
    const appeal = { id: 'app_1', words: null, createdAt: '2026-11-25T11:40:00Z', evidence: [] }
    await showLinked(one({ cause: 'APPEAL', appeal: { ...appeal, examination: { state: 'FAILED', findings: [] } } }))
    expect(await screen.findByText('The checks could not look at the new photograph. Judge it by eye.')).toBeDefined()
    expect(screen.getByText(/cannot be read any more/)).toBeDefined()
    const finding = { check: 'passive', version: '1', outcome: 'FAIL' as const, score: 0.1, reasons: [], measures: {}, durationMs: 12, models: [] }
    await showLinked(one({ cause: 'APPEAL', appeal: { ...appeal, examination: { state: 'DONE', findings: [finding] } } }))
    expect(await screen.findByRole('heading', { name: 'What the checks make of the new photograph' })).toBeDefined()
  })

  it('that is decided is reopened by a senior reviewer alone', async () => {
    const decided = { state: 'DECIDED', obstacle: 'DECIDED', outcome: 'APPROVED', truth: 'GENUINE' } as const
    await showLinked(one(decided), ['verification:review', 'evidence:read', 'report:read'])
    expect(await screen.findByText('A genuine person')).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Reopen' })).toBeNull()
    const onReopen = vi.fn()
    await showLinked(one(decided, { onReopen }))
    await userEvent.click(await screen.findByRole('button', { name: 'Reopen' }))
    expect(onReopen).toHaveBeenCalled()
  })

  it('shows no photographs and no report to a role without them', async () => {
    await showLinked(one({ verification: bare }), ['verification:review'])
    expect(await screen.findByText('Your role does not show photographs.')).toBeDefined()
    expect(screen.getByText('Your role does not show reports.')).toBeDefined()
    expect(screen.queryByRole('region', { name: 'Answers' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Assign' })).toBeNull()
  })
})

it('a case is left to one reviewer, or to nobody', async () => {
  const onAssign = vi.fn()
  const member = { person: other.id, email: other.email, role: 'reviewer', state: 'ACTIVE' } as const
  const people = reviewersOf([member, { ...member, person: 'usr_3', role: 'finance' }, { ...member, person: 'usr_4', state: 'SUSPENDED' }], me)
  expect(people).toEqual([me, other])
  await showLinked(<AssignDialog assignee={null} people={people} busy={false} trouble={{ of: undefined, at: () => undefined }} onAssign={onAssign} onClose={vi.fn()} />)
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Reviewer' }), 'hana@example.jp')
  await userEvent.click(screen.getByRole('button', { name: 'Assign' }))
  expect(onAssign).toHaveBeenLastCalledWith('usr_2')
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Reviewer' }), 'Nobody in particular')
  await userEvent.click(screen.getByRole('button', { name: 'Assign' }))
  expect(onAssign).toHaveBeenLastCalledWith(null)
})

it('a case is reopened for a reason', async () => {
  const onReopen = vi.fn()
  await showLinked(<ReopenDialog busy={false} problem={undefined} onReopen={onReopen} onClose={vi.fn()} />)
  const act = await screen.findByRole('button', { name: 'Reopen' })
  expect(act.hasAttribute('disabled')).toBe(true)
  await userEvent.type(screen.getByLabelText('Why'), 'A new document.')
  await userEvent.click(act)
  expect(onReopen).toHaveBeenCalledWith('A new document.')
})

describe('an appeal that nobody can take', () => {
  const appeal = { cause: 'APPEAL', obstacle: 'SEEN_BEFORE', stranded: true } as const

  it('says so in the queue', async () => {
    await showLinked(queue({ queue: { data: { rows: [{ ...row, ...appeal }], next: null }, retry } }))
    expect(await screen.findByText('Nobody left to decide')).toBeDefined()
  })

  it('says what can be done, of which only an owner can waive', async () => {
    const onWaive = vi.fn()
    await showLinked(one(appeal, { onWaive }))
    expect((await screen.findByText('Everybody who reviews has seen this case: invite somebody, or let an owner waive it.'))).toBeDefined()
    expect(screen.getByRole('link', { name: 'Invite somebody' }).getAttribute('href')).toBe('/settings/team')
    await userEvent.click(screen.getByRole('button', { name: 'Waive' }))
    expect(onWaive).toHaveBeenCalled()
  })

  it('offers nothing to a reviewer', async () => {
    await showLinked(one(appeal), ['verification:review'])
    expect(await screen.findByText(/Everybody who reviews has seen this case/)).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Waive' })).toBeNull()
    expect(screen.queryByRole('link', { name: 'Invite somebody' })).toBeNull()
  })

  it('speaks Japanese', async () => {
    language.set('ja')
    await showLinked(one(appeal))
    expect(await screen.findByText(/審査担当者は全員この案件を見ています/)).toBeDefined()
    expect(screen.getByRole('button', { name: '制限を解除' })).toBeDefined()
  })

  it('says why it was waived, once', async () => {
    await showLinked(<Stranded of={{ stranded: false, waived: true, waivedFor: 'We are two.' }} busy={false} onWaive={vi.fn()} />)
    expect(await screen.findByText('We are two.')).toBeDefined()
    await showLinked(<Stranded of={{ stranded: true, waived: true, waivedFor: 'We are two.' }} busy={false} onWaive={vi.fn()} />)
    expect(await screen.findByText(/Nobody who reviews can take this case any more/)).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Waive' })).toBeNull()
  })

  it('is waived for a reason of ten characters', async () => {
    const onWaive = vi.fn()
    await showLinked(<WaiveDialog busy={false} problem={undefined} onWaive={onWaive} onClose={vi.fn()} />)
    const act = await screen.findByRole('button', { name: 'Waive' })
    await userEvent.type(screen.getByLabelText('Why'), 'Too short')
    expect(act.hasAttribute('disabled')).toBe(true)
    await userEvent.type(screen.getByLabelText('Why'), ' by far')
    await userEvent.click(act)
    expect(onWaive).toHaveBeenCalledWith('Too short by far')
  })
})

describe('the figures', () => {
  const share = { n: 20, count: 18, value: 0.9, low: 0.699, high: 0.972 }
  const none = { n: 0, count: 0, value: null, low: null, high: null }
  const figures: Figures = {
    from: '',
    to: '',
    cases: 1200,
    complete: false,
    reviewers: { n: 20, share, kappa: { value: 0.78, low: 0.5, high: 1 } },
    policy: { n: 0, share: none, kappa: null },
    approvedOfReview: share,
    checks: [{ check: 'match', unanswered: 4, agreement: { n: 20, share, kappa: null } }],
    liveness: { apcer: none, apnrr: none, bpcer: share, bpnrr: none },
  }

  it('stand with n and interval, and with what they do not say', async () => {
    await showLinked(<FiguresView figures={{ data: figures, retry }} days="90" turning={false} onDays={vi.fn()} />)
    expect((await screen.findAllByText('69.9% – 97.2%')).length).toBe(2)
    expect(screen.getByText('0.78 (0.50 – 1.00)')).toBeDefined()
    expect(screen.getByText(/1,200 cases decided · There were more cases/)).toBeDefined()
    expect(screen.getByText(/That is a biased choice/)).toBeDefined()
    const match = screen.getByRole('row', { name: /Face match/ })
    expect(within(match).getByText('18 of 20')).toBeDefined()
    expect(within(match).getByText('not defined')).toBeDefined()
    expect(screen.getAllByText('No case yet').length).toBe(4)
  })

  it('may be none, over another time', async () => {
    const onDays = vi.fn()
    await showLinked(<FiguresView figures={{ data: { ...figures, cases: 0 }, retry }} days="90" turning={false} onDays={onDays} />)
    expect(await screen.findByText('No case was decided in this time')).toBeDefined()
    await userEvent.click(screen.getByRole('radio', { name: '1 year' }))
    expect(onDays).toHaveBeenCalledWith('365')
  })
})
