import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { language } from '#lib/language.ts'
import { show, showLinked } from '#test/show.tsx'

import { DraftView } from './draft.view.tsx'
import { PoliciesView } from './policies.view.tsx'
import { actsOf, isName, line, start, type Backtest, type Curve, type Policy, type Version } from './policy.ts'
import { PolicyView } from './policy.view.tsx'
import { TrialView } from './trial.view.tsx'

const retry = vi.fn()
const now = Date.parse('2026-11-25T12:00:00Z')
const policy: Policy = {
  id: 'pol_1',
  name: 'default',
  createdAt: '2026-11-01T00:00:00Z',
  shadow: 4,
  published: { id: 'plv_1', number: 3, publishedAt: '2026-11-20T00:00:00Z' },
}
const draft: Version = {
  id: 'plv_2',
  number: 2,
  state: 'DRAFT',
  yaml: 'extend: default\n',
  createdAt: '2026-11-02T00:00:00Z',
  publishedAt: null,
  revision: 4,
  findings: [{ rule: 1, part: 'when', line: 1, column: 17, code: 'condition', subject: null, message: 'undeclared reference' }],
  changes: [{ path: 'rules[many].when', before: '"a"', after: '"b"' }],
  shadow: { verifications: 12, same: 10, untold: 0, changes: [{ was: 'APPROVED', would: 'REVIEW', count: 2, sample: ['ver_0123456789'] }] },
}
const published: Version = { ...draft, id: 'plv_1', number: 1, state: 'PUBLISHED', findings: [], changes: [], shadow: { verifications: 0, same: 0, untold: 0, changes: [] } }
const share = { share: 0.5, low: 0.4, high: 0.6 }
const none = { share: 0, low: 0, high: 0.1 }
const curve: Curve = {
  __typename: 'PolicyCurve',
  reports: 40,
  untold: 3,
  current: 0.5,
  points: [
    { value: 0.4, approved: share, review: share, declined: share, untold: none },
    { value: 0.6, approved: { share: 1, low: 0.9, high: 1 }, review: share, declined: share, untold: none },
  ],
}
const backtest: Backtest = {
  __typename: 'PolicyBacktest',
  reports: 100,
  bare: 0,
  same: 97,
  untold: { count: 2, sample: [] },
  known: 5,
  changes: [{ was: 'REVIEW', would: 'APPROVED', count: 3, sample: [] }],
  newlyApprovedImpostors: { count: 1, sample: [] },
  newlyRefusedGenuine: { count: 2, sample: [] },
}

function one(over: Partial<Parameters<typeof PolicyView>[0]> = {}) {
  const nothing = vi.fn()

  return (
    <PolicyView
      name="default"
      versions={[draft, published]}
      shown={2}
      shadow={null}
      busy={false}
      problem={undefined}
      onShow={nothing}
      onMore={undefined}
      onSave={nothing}
      onCopy={nothing}
      onValidate={nothing}
      onPublish={nothing}
      onArchive={nothing}
      onTry={nothing}
      trial={() => <p>the trial</p>}
      {...over}
    />
  )
}

function trial(over: Partial<Parameters<typeof TrialView>[0]> = {}) {
  return <TrialView busy={false} problem={undefined} backtest={undefined} curve={undefined} onBacktest={vi.fn()} onCurve={vi.fn()} {...over} />
}

beforeEach(() => {
  language.set('en')
})

it.each([
  ['default', true],
  ['a'.repeat(40), true],
  ['Main', false],
  ['', false],
])('“%s” can be a name: %s', (name, can) => {
  expect(isName(name)).toBe(can)
})

it.each([
  ['DRAFT', ['edit', 'validate', 'archive', 'try']],
  ['VALIDATED', ['edit', 'publish', 'archive', 'try']],
  ['PUBLISHED', ['archive']],
  ['ARCHIVED', ['publish']],
] as const)('a version that is %s allows %o', (state, acts) => {
  expect(actsOf({ state })).toEqual(acts)
})

it('a line goes from the least value to the greatest, and up with the share', () => {
  expect(line(curve.points, ({ approved }) => approved.share)).toBe('0.0,100.0 600.0,0.0')
  expect(line(curve.points.slice(0, 1), ({ approved }) => approved.share)).toBe('0.0,100.0')
})

describe('policies', () => {
  it('lead to each, and say what is published and tried', async () => {
    await showLinked(<PoliciesView policies={{ data: [policy], retry }} now={now} onCreate={vi.fn()} />)
    expect((await screen.findByRole('link', { name: 'default' })).getAttribute('href')).toBe('/policies/default')
    expect(screen.getByText('Version 3')).toBeDefined()
    expect(screen.getByText('Version 4')).toBeDefined()
  })

  it('may be none', async () => {
    await showLinked(<PoliciesView policies={{ data: [], retry }} now={now} onCreate={vi.fn()} />)
    expect(await screen.findByText('No policy yet')).toBeDefined()
  })
})

it('a new policy may be the default one', async () => {
  const onMake = vi.fn()
  show(<DraftView busy={false} trouble={{ of: undefined, at: () => undefined }} onMake={onMake} />)
  await userEvent.type(screen.getByLabelText(/^Name/), 'default')
  await userEvent.click(screen.getByRole('button', { name: 'Make a draft' }))
  expect(onMake).toHaveBeenCalledWith('default', start)
})

describe('a version', () => {
  it('says what stands against it with its place, and is not tried on what is stored', async () => {
    await showLinked(one())
    expect(await screen.findByText('undeclared reference')).toBeDefined()
    expect(screen.getByText('Rule 1, when, line 1, column 17')).toBeDefined()
    expect(screen.queryByText('the trial')).toBeNull()
  })

  it('says in Japanese what it can of what stands against it', async () => {
    language.set('ja')
    const worse = { rule: 1, part: 'when', line: 1, column: 1, code: 'lets_go', subject: 'score.match', message: 'With a worse score.match …' }
    const found = [worse, ...draft.findings, { ...worse, rule: 3, code: 'of_tomorrow', message: 'something new' }]
    await showLinked(one({ versions: [{ ...draft, findings: found }] }))
    expect(await screen.findByText(/^score\.matchが悪化すると/)).toBeDefined()
    expect(screen.getByText('条件を読み取れません（CEL）: undeclared reference')).toBeDefined()
    expect(screen.getByText('something new')).toBeDefined()
  })

  it('shows what came of trying it, and what is new', async () => {
    await showLinked(one())
    expect(await screen.findByText('12 judged, 10 of them alike.')).toBeDefined()
    const row = within(screen.getByRole('table', { name: 'Beside the live version' }))
    expect(row.getByRole('link').getAttribute('href')).toBe('/verifications/ver_0123456789')
    expect(screen.getByText('− "a"')).toBeDefined()
  })

  it('is tried, and no more', async () => {
    const onTry = vi.fn()
    await showLinked(one({ onTry, shadow: 2 }))
    await userEvent.click(await screen.findByRole('button', { name: 'End the trial' }))
    expect(onTry).toHaveBeenCalledWith(draft, false)
  })

  it('is written anew', async () => {
    const onSave = vi.fn()
    await showLinked(one({ onSave }))
    await userEvent.type(await screen.findByLabelText('Definition'), '# more')
    await userEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(onSave).toHaveBeenCalledWith(draft, 'extend: default\n# more')
  })

  it('that is published stands as it is', async () => {
    await showLinked(one({ shown: 1 }))
    expect(await screen.findByText('the trial')).toBeDefined()
    expect(screen.queryByLabelText('Definition')).toBeNull()
    expect(screen.queryByRole('button', { name: /^Publish$|^Try/ })).toBeNull()
  })

  it('is only looked at by who may only read', async () => {
    await showLinked(one(), ['policy:read'])
    await screen.findByText('undeclared reference')
    expect(screen.queryByRole('button', { name: /Validate|Save|Archive|Copy|Try/ })).toBeNull()
  })
})

describe('what is stored', () => {
  it('is judged again on demand', async () => {
    const onBacktest = vi.fn()
    await showLinked(trial({ onBacktest }))
    const last = await screen.findByLabelText('Reports')
    await userEvent.clear(last)
    await userEvent.type(last, '0')
    expect(screen.getByRole('button', { name: 'Run' }).hasAttribute('disabled')).toBe(true)
    await userEvent.clear(last)
    await userEvent.type(last, '500')
    await userEvent.click(screen.getByRole('button', { name: 'Run' }))
    expect(onBacktest).toHaveBeenCalledWith(500)
  })

  it('says what would be otherwise, and what would be wrong', async () => {
    await showLinked(trial({ backtest }))
    expect(await screen.findByText('100 reports, 97 of them decided alike.')).toBeDefined()
    expect(screen.getByText('Of 5 whom reviewers decided: 1 impostors newly approved, 2 genuine people newly refused.')).toBeDefined()
  })

  it('draws one figure', async () => {
    await showLinked(trial({ curve: { figure: 'match.cosine.min', of: curve } }))
    expect(await screen.findByRole('img', { name: /95 % intervals/ })).toBeDefined()
    expect(screen.getByText('It has a say in 40 reports. The figure of this version is 0.5.')).toBeDefined()
  })

  it('is drawn by any threshold', async () => {
    const onCurve = vi.fn()
    await showLinked(trial({ onCurve }))
    await userEvent.selectOptions(await screen.findByLabelText('Figure'), 'quality.yaw.max')
    await userEvent.click(screen.getByRole('button', { name: 'Draw' }))
    expect(onCurve).toHaveBeenCalledWith('quality.yaw.max', 1000)
  })

  it('says what cannot be judged', async () => {
    const part = { ...curve, points: curve.points.map((point) => ({ ...point, untold: share })) }
    await showLinked(trial({ backtest, curve: { figure: 'quality.yaw.max', of: part } }))
    expect(await screen.findByText('2 cannot be judged: what this version needs was not kept with them.')).toBeDefined()
    expect(screen.getByText('3 more hold too little to tell, and are left out.')).toBeDefined()
    expect(screen.getAllByText('cannot be judged')).toHaveLength(2)
  })

  it('gives every share with its interval as text too', async () => {
    await showLinked(trial({ curve: { figure: 'quality.yaw.max', of: curve } }))
    const table = await screen.findByRole('table', { name: 'The shares with their 95 % intervals', hidden: true })
    expect(table.textContent).toMatch(/\d+\.\d % \(\d+\.\d %–\d+\.\d %\)/)
    expect(screen.getByText('100 %')).toBeDefined()
  })

  it('may have no say', async () => {
    await showLinked(trial({ curve: { figure: 'match.cosine.min', of: { ...curve, reports: 0, untold: 0 } } }))
    expect(await screen.findByText('It has a say in no stored report.')).toBeDefined()
  })
})
