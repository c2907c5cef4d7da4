import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { language } from '#lib/language.ts'
import { show } from '#test/show.tsx'

import type { Offer } from './invitation.ts'
import { InvitationView, WelcomeView } from './invitation.view.tsx'

const offer: Offer = { tenant: 'Sakura', inviter: 'Aiko', email: 'mei@example.jp', role: 'reviewer', password: true }

function invitation(over: Partial<Parameters<typeof InvitationView>[0]> = {}) {
  return (
    <InvitationView
      offer={offer}
      signedIn={null}
      providers={[]}
      urlOf={({ connection }) => `/sso/${connection}`}
      busy={false}
      problem={undefined}
      onJoin={vi.fn()}
      onSignOut={vi.fn()}
      onAccept={vi.fn()}
      {...over}
    />
  )
}

beforeEach(() => {
  language.set('en')
})

describe('an invitation', () => {
  it('makes an account for a newcomer, whose address stands fast', async () => {
    const onJoin = vi.fn()
    show(invitation({ onJoin }))
    expect(screen.getByLabelText('E-mail address').hasAttribute('readonly')).toBe(true)
    await userEvent.type(screen.getByLabelText(/Your name/), ' Mei ')
    await userEvent.type(screen.getByLabelText(/^Password/), 'rain on the old roof')
    await userEvent.click(screen.getByRole('button', { name: 'Accept the invitation' }))
    expect(onJoin).toHaveBeenCalledWith({ name: 'Mei', password: 'rain on the old roof' })
  })

  it('is accepted at once by whom it is for', async () => {
    const onAccept = vi.fn()
    show(invitation({ signedIn: 'mei@example.jp', onAccept }))
    await userEvent.click(screen.getByRole('button', { name: 'Accept the invitation' }))
    expect(onAccept).toHaveBeenCalledOnce()
    expect(screen.queryByLabelText(/^Password/)).toBeNull()
  })

  it('is not accepted by somebody else who is signed in', async () => {
    const onSignOut = vi.fn()
    const onAccept = vi.fn()
    show(invitation({ signedIn: 'ren@example.jp', onSignOut, onAccept }))
    expect(screen.getByText('You are signed in as ren@example.jp. This invitation is for mei@example.jp.')).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'Sign out and go on' }))
    expect(onSignOut).toHaveBeenCalledOnce()
    expect(onAccept).not.toHaveBeenCalled()
  })

  it('asks for no new password of somebody who has an account', async () => {
    const onJoin = vi.fn()
    show(invitation({ offer: { ...offer, password: false }, onJoin }))
    expect(screen.queryByLabelText(/^Password/)).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Accept the invitation' }))
    expect(onJoin).toHaveBeenCalledWith({ name: '', password: '' })
  })

  it('leads to the identity provider of the company', () => {
    show(invitation({ offer: { ...offer, password: false }, providers: [{ connection: 'con_1', name: 'Sakura ID' }] }))
    expect(screen.getByRole('link', { name: 'Sakura ID' }).getAttribute('href')).toBe('/sso/con_1')
    expect(screen.queryByRole('button', { name: 'Accept the invitation' })).toBeNull()
  })

  it('says what went wrong, and can be pressed once', () => {
    show(invitation({ problem: 'It did not work. Try again.', busy: true }))
    expect(screen.getByText('It did not work. Try again.')).toBeDefined()
    expect(screen.getByRole('button', { name: 'One moment…' }).hasAttribute('disabled')).toBe(true)
  })
})

describe('the welcome', () => {
  it.each([true, false])('offers a passkey where there can be one: %s', async (passkeys) => {
    const onGo = vi.fn()
    show(<WelcomeView tenant="Sakura" passkeys={passkeys} onGo={onGo} />)
    expect(screen.getAllByRole('button')).toHaveLength(passkeys ? 3 : 2)
    for (const button of screen.getAllByRole('button')) await userEvent.click(button)
    expect(onGo.mock.calls.flat()).toEqual(passkeys ? ['codes', 'passkey', 'home'] : ['codes', 'home'])
  })
})
