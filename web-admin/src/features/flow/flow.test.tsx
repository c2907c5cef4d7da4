import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { language } from '#lib/language.ts'
import { parseQuery, writeQuery } from '#lib/query.ts'
import { show, showLinked } from '#test/show.tsx'
import { Against } from '#ui/against.tsx'
import { Changes } from '#ui/changes.tsx'

import { DraftView } from './draft.view.tsx'
import { actsOf, isName, lawOf, policyOf, start, stepsOf, trialOf, type Flow, type Version } from './flow.ts'
import { FlowView } from './flow.view.tsx'
import { FlowsView } from './flows.view.tsx'
import { readFlowSearch } from './search.ts'
import { VersionView } from './version.view.tsx'

const retry = vi.fn()
const now = Date.parse('2026-11-25T12:00:00Z')
const flow: Flow = { id: 'flw_1', name: 'account', createdAt: '2026-11-01T00:00:00Z', published: { id: 'flv_1', number: 3, publishedAt: '2026-11-20T00:00:00Z' } }
const draft: Version = {
  id: 'flv_2',
  number: 2,
  state: 'DRAFT',
  yaml: 'name: Two\n',
  createdAt: '2026-11-02T00:00:00Z',
  publishedAt: null,
  revision: 4,
  letter: null,
  findings: [
    {
      level: 'ERROR',
      code: 'feature_not_granted',
      path: 'steps[1]',
      line: null,
      message: 'Your contract does not cover match.',
      values: [{ name: 'feature', value: 'match' }],
      feature: 'match',
      last: null,
      successors: [],
    },
  ],
}
const published: Version = { ...draft, id: 'flv_1', number: 1, state: 'PUBLISHED', yaml: 'name: One\n', findings: [] }

function one(over: Partial<Parameters<typeof VersionView>[0]> = {}) {
  const nothing = vi.fn()

  return (
    <VersionView
      name="account"
      of={draft}
      day="2026-11-25"
      today="2026-11-25"
      busy={false}
      problems={{ act: undefined, save: undefined, file: undefined }}
      onDay={nothing}
      onImport={nothing}
      dry={(yaml) => <p>{`to be checked: ${yaml}`}</p>}
      imported={undefined}
      compare={<Changes of={[{ path: 'name', before: '"One"', after: '"Two"' }]} />}
      onSave={nothing}
      onCopy={nothing}
      onValidate={nothing}
      onPublish={nothing}
      onArchive={nothing}
      {...over}
    />
  )
}

function list(over: Partial<Parameters<typeof FlowsView>[0]> = {}) {
  return <FlowsView flows={{ data: { rows: [flow], two: false }, retry }} now={now} busy={false} problem={undefined} onCreate={vi.fn()} onTwo={vi.fn()} {...over} />
}

beforeEach(() => {
  language.set('en')
})

it.each(['main', 'a', '0-a', 'a'.repeat(40)])('%s can be a name', (name) => {
  expect(isName(name)).toBe(true)
})

it.each(['', 'Main', 'a b', '-a', 'default', 'a'.repeat(41)])('“%s” cannot be a name', (name) => {
  expect(isName(name)).toBe(false)
})

describe('flows', () => {
  it('lead to each, and say what is published', async () => {
    await showLinked(list())
    expect((await screen.findByRole('link', { name: 'account' })).getAttribute('href')).toBe('/flows/account')
    expect(screen.getByText('Version 3')).toBeDefined()
  })

  it('may be none', async () => {
    await showLinked(list({ flows: { data: { rows: [], two: true }, retry } }))
    expect(await screen.findByText('No flow yet')).toBeDefined()
  })

  it('take two persons, or one', async () => {
    const onTwo = vi.fn()
    await showLinked(list({ onTwo }))
    await userEvent.click(await screen.findByRole('button', { name: 'Require two persons' }))
    expect(onTwo).toHaveBeenCalledWith(true)
  })
})

it('a new flow has a name that programs can use', async () => {
  const onMake = vi.fn()
  show(<DraftView busy={false} trouble={{ of: undefined, at: () => undefined }} dry={() => null} onMake={onMake} />)
  await userEvent.type(screen.getByLabelText(/^Name/), 'Main')
  expect(screen.getByText(/“default” is taken/)).toBeDefined()
  expect(screen.getByRole('button', { name: 'Make a draft' }).hasAttribute('disabled')).toBe(true)
  await userEvent.clear(screen.getByLabelText(/^Name/))
  await userEvent.type(screen.getByLabelText(/^Name/), 'main')
  await userEvent.click(screen.getByRole('button', { name: 'Make a draft' }))
  expect(onMake).toHaveBeenCalledWith('main', start)
})

describe('a version', () => {
  it.each([
    ['DRAFT', ['edit', 'validate', 'archive']],
    ['VALIDATED', ['edit', 'publish', 'archive']],
    ['PUBLISHED', ['archive']],
    ['ARCHIVED', ['publish']],
  ] as const)('that is %s allows %o', (state, acts) => {
    expect(actsOf({ state })).toEqual(acts)
  })

  it('is written anew and validated while it is a draft', async () => {
    const onSave = vi.fn()
    const onValidate = vi.fn()
    await showLinked(one({ onSave, onValidate }))
    const text = await screen.findByLabelText('Definition')
    expect(screen.getByRole('button', { name: 'Save' }).hasAttribute('disabled')).toBe(true)
    await userEvent.type(text, '# more')
    await userEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(screen.getByText(/to be checked: name: Two/)).toBeDefined()
    expect(onSave).toHaveBeenCalledWith('name: Two\n# more')
    await userEvent.click(screen.getByRole('button', { name: 'Validate' }))
    expect(onValidate).toHaveBeenCalledTimes(1)
  })

  it('says what stands against it, and what is new', async () => {
    await showLinked(one())
    expect(await screen.findByText('Your contract does not cover Face match. Ask for it under Features.')).toBeDefined()
    expect(screen.getByText('− "One"')).toBeDefined()
    expect(screen.getByText('+ "Two"')).toBeDefined()
  })

  it('that is published stands as it is', async () => {
    await showLinked(one({ of: published }))
    expect(await screen.findByText('Nothing stands against publishing it on 2026-11-25.')).toBeDefined()
    expect(screen.queryByLabelText('Definition')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull()
  })

  it('whose method ends is offered for another', async () => {
    const onCopy = vi.fn()
    const ending: Version = { ...published, findings: [{ level: 'WARNING', code: 'law_ends', path: 'method', line: null, message: 'It ends.', values: [], feature: null, last: '2027-03-31', successors: ['chip-selfie'] }] }
    await showLinked(one({ of: ending, onCopy }))
    await userEvent.click(await screen.findByRole('button', { name: 'Draft for chip-selfie' }))
    expect(onCopy).toHaveBeenCalledWith('chip-selfie')
  })

  it('is only looked at by who may only read', async () => {
    await showLinked(one(), ['flow:read'])
    await screen.findByText(/Your contract does not cover/)
    expect(screen.queryByRole('button', { name: /Validate|Save|Archive|Copy/ })).toBeNull()
  })
})

it('a flow lists its versions, and brings older ones', async () => {
  const onShow = vi.fn()
  const onMore = vi.fn()
  await showLinked(
    <FlowView name="account" of={[draft, published]} shown={2} onShow={onShow} onMore={onMore}>
      <p>the version</p>
    </FlowView>,
  )
  expect((await screen.findByRole('button', { name: /Version 2/ })).getAttribute('aria-current')).toBe('true')
  await userEvent.click(screen.getByRole('button', { name: /Version 1/ }))
  expect(onShow).toHaveBeenCalledWith(1)
  await userEvent.click(screen.getByRole('button', { name: 'Older versions' }))
  expect(onMore).toHaveBeenCalledTimes(1)
})

it('the address says which version, and which day', () => {
  const search = readFlowSearch(parseQuery('?version=3&on=2027-04-01'))
  expect(search).toEqual({ version: '3', on: '2027-04-01' })
  expect(writeQuery({ ...search })).toBe('?version=3&on=2027-04-01')
  expect(readFlowSearch({ version: '-1', on: 'soon' })).toEqual({})
})

it('what stands against a flow is said in the reader’s language, with its line', () => {
  language.set('ja')
  const base = { level: 'ERROR' as const, path: 'method', message: 'English.' }
  const values = [
    { name: 'day', value: '2027-04-01' },
    { name: 'lacking', value: 'face, chip-record' },
    { name: 'method', value: 'chip-selfie' },
  ]
  show(<Against of={[{ ...base, code: 'law_evidence_lacking', line: 3, values }, { ...base, code: 'of_a_newer_server', line: null, values: [] }]} />)
  expect(screen.getByText('2027-04-01に確認方法chip-selfieで必要な証跡が、このフローでは集まりません：容貌の画像、ICチップ情報。')).toBeDefined()
  expect(screen.getByText(/3行目/)).toBeDefined()
  expect(screen.getByText('English.')).toBeDefined()
})

it('a law is shown with its letter on a day that is picked', async () => {
  const onDay = vi.fn()
  const of = { ...published, yaml: 'name: A\nlaw: criminal-proceeds\nmethod: chip-selfie\n', letter: 'ハ' }
  expect(lawOf(of)).toEqual({ law: 'criminal-proceeds', method: 'chip-selfie' })
  await showLinked(one({ of, day: '2027-04-01', onDay }))
  expect(await screen.findByText(/\(ハ\)/)).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: 'Today' }))
  expect(onDay).toHaveBeenCalledWith(undefined)
})

describe('the text of a version', () => {
  const yaml = 'name: Two\npolicy: loans\nsteps:\n  - kind: consent\n  - kind: chip\n    retries: 2\n  - kind: selfie\n    liveness:\n      - passive\noptions:\n  retries: 2\n'
  const found = { ...draft, yaml, findings: draft.findings.map((one) => ({ ...one, code: 'step_not_available', path: 'steps[1]' })) }

  it('says which steps there are, and which cannot be done yet', () => {
    expect(stepsOf(found)).toEqual([
      { kind: 'consent', more: '', missing: false },
      { kind: 'chip', more: 'retries: 2', missing: true },
      { kind: 'selfie', more: 'liveness: passive', missing: false },
    ])
    expect([policyOf(found), policyOf(draft)]).toEqual(['loans', 'default'])
  })

  it('is previewed, and goes into a draft from a file', async () => {
    const onImport = vi.fn()
    await showLinked(one({ of: found, onImport }))
    expect(await screen.findByText('2. Chip')).toBeDefined()
    expect(screen.getByText('Not possible yet')).toBeDefined()
    const file = new File(['name: Three'], 'three.yaml')
    // jsdom's files cannot be read as text.
    file.text = () => Promise.resolve('name: Three')
    await userEvent.upload(screen.getByLabelText('Import as a draft'), file)
    await vi.waitFor(() => {
      expect(onImport).toHaveBeenCalledWith('name: Three')
    })
  })

  it('says what came of the policy that is tried', () => {
    const versions = {
      edges: [{ node: { number: 2, shadow: { verifications: 9, same: 8 } } }, { node: { number: 1, shadow: { verifications: 0, same: 0 } } }],
    }
    expect(trialOf({ shadow: null, versions })).toEqual({ number: 2, verifications: 9, same: 8 })
    expect(trialOf({ shadow: 1, versions })?.number).toBe(1)
    expect(trialOf({ shadow: null, versions: { edges: [] } })).toBeUndefined()
  })
})
