import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { language } from '#lib/language.ts'
import { show } from '#test/show.tsx'

import { readAddresses } from './addresses.ts'
import { InviteView } from './invite.view.tsx'
import { TeamView, type Invitation, type Member } from './team.view.tsx'

const now = Date.parse('2026-11-23T12:00:00Z')
const self: Member = { id: 'mem_1', name: '', email: 'aiko@example.jp', role: 'admin', state: 'ACTIVE', createdAt: '2026-01-01T00:00:00Z', revision: 0 }
const mei: Member = { ...self, id: 'mem_2', name: 'Mei', email: 'mei@example.jp', role: 'night-shift' }
const sora: Invitation = { id: 'inv_1', email: 'sora@example.jp', role: 'finance', createdAt: '2026-11-22T12:00:00Z', expiresAt: '2026-11-29T12:00:00Z' }

function team(over: Partial<Parameters<typeof TeamView>[0]> = {}) {
  const nothing = vi.fn()

  return (
    <TeamView
      team={{ data: { members: [self, mei], invitations: [sora] }, retry: nothing }}
      roles={['admin', 'reviewer']}
      self="aiko@example.jp"
      now={now}
      onInvite={nothing}
      onRole={nothing}
      onSuspend={nothing}
      onReinstate={nothing}
      onRemove={nothing}
      onResend={nothing}
      onRevoke={nothing}
      {...over}
    />
  )
}

function invite(over: Partial<Parameters<typeof InviteView>[0]> = {}) {
  return (
    <InviteView text="" role="reviewer" roles={['reviewer']} busy={false} problems={[]} onText={vi.fn()} onRole={vi.fn()} onInvite={vi.fn()} {...over} />
  )
}

beforeEach(() => {
  language.set('en')
})

describe('addresses', () => {
  it('are read out of what people paste, each once', () => {
    expect(readAddresses('Sora <SORA@example.jp>, mei@example.jp\nmei@example.jp; ren@example.jp yui@example.jp')).toEqual({
      emails: ['sora@example.jp', 'mei@example.jp', 'ren@example.jp', 'yui@example.jp'],
      wrong: [],
    })
  })

  it('that are none are named', () => {
    expect(readAddresses('mei@example, @example.jp').wrong).toEqual(['mei@example', '@example.jp'])
    expect(readAddresses(' \n ')).toEqual({ emails: [], wrong: [] })
  })
})

describe('a team', () => {
  it('gives another role, and nobody locks themself out', async () => {
    const onRole = vi.fn()
    show(team({ onRole }))
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Role of Mei' }), 'reviewer')
    expect(onRole).toHaveBeenCalledWith(mei, 'reviewer')
    const own = screen.getByRole('row', { name: /aiko@example\.jp/ })
    expect(within(own).queryByRole('combobox')).toBeNull()
    expect(within(own).queryByRole('button')).toBeNull()
  })

  it.each([
    ['ACTIVE', 'Suspend', 'onSuspend'],
    ['SUSPENDED', 'Let in again', 'onReinstate'],
  ] as const)('one who is %s: %s', async (state, act, hears) => {
    const heard = vi.fn()
    const member = { ...mei, state }
    show(team({ team: { data: { members: [member] }, retry: vi.fn() }, [hears]: heard }))
    await userEvent.click(screen.getByRole('button', { name: 'Actions for Mei' }))
    await userEvent.click(screen.getByRole('button', { name: act }))
    expect(heard).toHaveBeenCalledWith(member)
  })

  it('shows who has been asked, and lets an invitation be sent again', async () => {
    const onResend = vi.fn()
    show(team({ onResend }))
    await userEvent.click(screen.getByRole('button', { name: 'Actions for sora@example.jp' }))
    await userEvent.click(screen.getByRole('button', { name: 'Send again' }))
    expect(onResend).toHaveBeenCalledWith(sora)
  })

  it('offers no change to those who only look', () => {
    show(team(), ['member:read'])
    expect(screen.queryByRole('combobox')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Invite people' })).toBeNull()
  })
})

describe('inviting', () => {
  it('takes several at once and says how many', async () => {
    const onInvite = vi.fn()
    show(invite({ text: 'a@example.jp\nb@example.jp', onInvite }))
    await userEvent.click(screen.getByRole('button', { name: 'Invite 2 people' }))
    expect(onInvite).toHaveBeenCalledWith(['a@example.jp', 'b@example.jp'])
  })

  it('waits while something in the list is no address, and tells what could not be sent', () => {
    show(invite({ text: 'nobody', problems: ['mei@example.jp: This person is a member already.'] }))
    expect(screen.getByText('This is no e-mail address: nobody')).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Invite' }).disabled).toBe(true)
    expect(screen.getByRole('alert').textContent).toContain('is a member already')
  })
})
