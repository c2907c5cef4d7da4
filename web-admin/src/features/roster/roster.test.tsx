import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { language } from '#lib/language.ts'
import { pending, show, showLinked } from '#test/show.tsx'

import { AddView } from './add.view.tsx'
import { CreateView } from './create.view.tsx'
import { EndView } from './end.view.tsx'
import { ListView } from './list.view.tsx'
import { ListsView } from './lists.view.tsx'
import { endOf, inputOf, isListName, lastDayOf, type Entry, type List } from './roster.ts'

const now = Date.parse('2026-11-25T12:00:00Z')
const list: List = {
  id: 'lst_1',
  name: 'blocked',
  effect: 'BLOCK',
  of: 'EMAIL',
  size: 2,
  createdAt: '2026-11-01T00:00:00Z',
  uses: [{ policy: 'default', version: 3, state: 'PUBLISHED', rules: [1, 4] }],
}
const entry: Entry = { id: 'pen_1', fingerprint: 'ab12cd34ef56', note: 'chargebacks', author: 'usr_1', createdAt: '2026-11-25T11:00:00Z', until: null, revision: 0 }
const quiet = { of: undefined, at: () => undefined }

function one(over: Partial<Parameters<typeof ListView>[0]> = {}) {
  const nothing = vi.fn()

  return (
    <ListView
      list={list}
      entries={[entry]}
      people={new Map([['usr_1', 'aiko@example.jp']])}
      now={now}
      busy={false}
      problem={undefined}
      value=""
      onMore={undefined}
      onFind={nothing}
      onAdd={nothing}
      onEnd={nothing}
      onRemove={nothing}
      {...over}
    />
  )
}

function add(over: Partial<Parameters<typeof AddView>[0]> = {}) {
  return <AddView list={list} busy={false} trouble={quiet} problem={undefined} wrong={[]} onOne={vi.fn()} onMany={vi.fn()} {...over} />
}

function end(over: Partial<Parameters<typeof EndView>[0]> = {}) {
  return <EndView entry={{ ...entry, until: '2027-03-31T15:00:00Z' }} busy={false} trouble={quiet} onEnd={vi.fn()} {...over} />
}

beforeEach(() => {
  language.set('en')
})

it.each([
  ['blocked', true],
  ['a_1', true],
  ['', false],
  ['1st', false],
  ['a-b', false],
  ['Blocked', false],
  ['a'.repeat(41), false],
])('“%s” as a name: %s', (name, fine) => {
  expect(isListName(name)).toBe(fine)
})

it('a last day ends with the day in Japan', () => {
  expect(endOf('2027-03-31')).toBe('2027-03-31T15:00:00.000Z')
  expect(endOf('')).toBeUndefined()
  expect(inputOf('lst_1', { value: 'a', note: ' ', until: '' })).toEqual({ id: 'lst_1', values: ['a'] })
})

describe('lists', () => {
  it('lead to each, and say who asks', async () => {
    await showLinked(<ListsView lists={{ data: [list, { ...list, id: 'lst_2', name: 'idle', uses: [] }], retry: vi.fn() }} onCreate={vi.fn()} />)
    expect((await screen.findByRole('link', { name: 'blocked' })).getAttribute('href')).toBe('/lists/blocked')
    expect(screen.getByText('default')).toBeDefined()
    expect(screen.getByText('no policy')).toBeDefined()
  })

  it('may be none, or still to come', async () => {
    await showLinked(<ListsView lists={{ data: [], retry: vi.fn() }} onCreate={vi.fn()} />)
    expect(await screen.findByText('No list yet')).toBeDefined()
    await showLinked(<ListsView lists={pending} onCreate={vi.fn()} />)
    expect(await screen.findByText('Loading…')).toBeDefined()
  })
})

it('a new list has a name that rules can use', async () => {
  const onMake = vi.fn()
  show(<CreateView busy={false} trouble={quiet} onMake={onMake} />)
  await userEvent.type(screen.getByLabelText('Name'), 'VIP')
  expect(screen.getByRole('button', { name: 'Make it' }).hasAttribute('disabled')).toBe(true)
  await userEvent.clear(screen.getByLabelText('Name'))
  await userEvent.type(screen.getByLabelText('Name'), 'vip')
  await userEvent.click(screen.getByText('Letting through'))
  await userEvent.selectOptions(screen.getByLabelText('Its entries are'), 'EMAIL')
  await userEvent.click(screen.getByRole('button', { name: 'Make it' }))
  expect(onMake).toHaveBeenCalledWith({ name: 'vip', effect: 'ALLOW', of: 'EMAIL' })
})

describe('one list', () => {
  it('says who put an entry, and why, and takes it off', async () => {
    const onRemove = vi.fn()
    await showLinked(one({ onRemove }))
    expect(await screen.findByText('chargebacks')).toBeDefined()
    expect(screen.getByText('aiko@example.jp')).toBeDefined()
    expect(screen.getByRole('link', { name: 'default, version 3' }).getAttribute('href')).toBe('/policies/default')
    expect(screen.getByText('Rules 1, 4')).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'Take off: ab12cd34ef56' }))
    expect(onRemove).toHaveBeenCalledWith(entry)
  })

  it('is looked through by whoever knows the value', async () => {
    const onFind = vi.fn()
    await showLinked(one({ onFind }))
    await userEvent.type(await screen.findByLabelText('Look for a value'), ' jo@example.com ')
    await userEvent.click(screen.getByRole('button', { name: 'Look' }))
    expect(onFind).toHaveBeenCalledWith('jo@example.com')
  })

  it('says when a value does not stand there', async () => {
    await showLinked(one({ value: 'jo@example.com', entries: [] }))
    expect(await screen.findByText('It does not stand on this list')).toBeDefined()
    expect(screen.getByRole('button', { name: 'Show all' })).toBeDefined()
  })

  it('is only looked at by who may only read', async () => {
    await showLinked(one(), ['policy:read'])
    expect(await screen.findByText('chargebacks')).toBeDefined()
    expect(screen.queryByRole('button', { name: /Take off|Add/ })).toBeNull()
  })
})

describe('to add', () => {
  it('one says why and until when', async () => {
    const onOne = vi.fn()
    show(add({ onOne }))
    await userEvent.type(screen.getByLabelText('Mail address'), 'jo@example.com')
    await userEvent.type(screen.getByLabelText('Note'), 'chargebacks')
    await userEvent.type(screen.getByLabelText('Last day'), '2027-03-31')
    await userEvent.click(screen.getByRole('button', { name: 'Add' }))
    expect(onOne).toHaveBeenCalledWith({ value: 'jo@example.com', note: 'chargebacks', until: '2027-03-31' })
  })

  it('many are pasted or read from a file, and wrong lines are told', async () => {
    const onMany = vi.fn()
    show(add({ onMany, wrong: [{ line: 2, code: 'NO_ADDRESS' }] }))
    await userEvent.click(screen.getByText('Many'))
    expect(screen.getByText('Line 2: This is no mail address.')).toBeDefined()
    const file = new File(['a@x.example\nb@x.example'], 'list.csv', { type: 'text/csv' })
    // jsdom's files cannot be read as text.
    file.text = () => Promise.resolve('a@x.example\nb@x.example')
    await userEvent.upload(screen.getByLabelText(/^From a file/), file)
    await vi.waitFor(() => {
      expect((screen.getByLabelText<HTMLTextAreaElement>('One a line')).value).toBe('a@x.example\nb@x.example')
    })
    await userEvent.click(screen.getByRole('button', { name: 'Add' }))
    expect(onMany).toHaveBeenCalledWith('a@x.example\nb@x.example')
  })
})

describe('the end of an entry', () => {
  it('is asked for where the entry stands', async () => {
    const onEnd = vi.fn()
    await showLinked(one({ onEnd }), ['policy:write'])
    await userEvent.click(await screen.findByRole('button', { name: 'Change the end: ab12cd34ef56' }))
    expect(onEnd).toHaveBeenCalledWith(entry)
  })

  it('is a last day in Japan, and is saved once it is another', async () => {
    const onEnd = vi.fn()
    show(end({ onEnd }))
    const save = screen.getByRole<HTMLButtonElement>('button', { name: 'Save' })
    const day = screen.getByLabelText<HTMLInputElement>(/^Last day/)
    expect(day.value).toBe('2027-03-31')
    expect(save.disabled).toBe(true)
    await userEvent.clear(day)
    await userEvent.type(day, '2028-02-29')
    await userEvent.click(save)
    expect(onEnd).toHaveBeenLastCalledWith('2028-02-29')
  })

  it('can be taken away', async () => {
    const onEnd = vi.fn()
    show(end({ onEnd }))
    await userEvent.click(screen.getByRole('button', { name: 'For good' }))
    expect(screen.queryByRole('button', { name: 'For good' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(onEnd).toHaveBeenLastCalledWith('')
  })

  it('says what keeps it from being another', () => {
    show(end({ trouble: { of: 'Somebody else changed it meanwhile.', at: (field) => (field === 'until' ? 'Not in the future.' : undefined) } }))
    expect(screen.getByText('Somebody else changed it meanwhile.')).toBeTruthy()
    expect(screen.getByText('Not in the future.')).toBeTruthy()
  })

  it.each([null, '2027-03-31T15:00:00.000Z', '2028-02-29T15:00:00.000Z'])('is the same again: %s', (until) => {
    expect(endOf(lastDayOf(until)) ?? null).toBe(until)
  })
})
