import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { language } from '#lib/language.ts'
import { hasPasskeys } from '#lib/passkey.ts'
import { showLinked } from '#test/show.tsx'

import { CodeStep, EmailStep, PasswordStep, ProviderStep } from './enter.view.tsx'
import { readSignInSearch } from './search.ts'
import { providerUrl } from './server.ts'

const okta = { connection: 'con_1', name: 'Okta' }
const nothing = vi.fn()

beforeEach(() => {
  language.set('en')
  vi.stubGlobal('scrollTo', vi.fn())
})

describe('signing in', () => {
  it('asks for the address first, where password managers and passkeys find it', async () => {
    const onContinue = vi.fn()
    await showLinked(<EmailStep email="a@b.example" busy={false} problem={undefined} passkeys={false} onEmail={nothing} onContinue={onContinue} onPasskey={nothing} />)
    expect(screen.getByRole('textbox').getAttribute('autocomplete')).toBe('username webauthn')
    expect(screen.queryByRole('button', { name: 'Use a passkey' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Continue' }))
    expect(onContinue).toHaveBeenCalledOnce()
  })

  it('tells a password manager whose password is wanted, takes a pasted one, and shows it when asked', async () => {
    const onPassword = vi.fn()
    await showLinked(
      <PasswordStep email="a@b.example" password="" busy={false} problem="Wrong." onPassword={onPassword} onEnter={nothing} onBack={nothing} />,
    )
    expect(document.querySelector<HTMLInputElement>('input[autocomplete=username]')?.value).toBe('a@b.example')
    const field = screen.getByLabelText<HTMLInputElement>('Password')
    expect(field.autocomplete).toBe('current-password')
    field.focus()
    await userEvent.paste('pasted')
    expect(onPassword).toHaveBeenCalledWith('pasted')
    await userEvent.click(screen.getByRole('button', { name: 'Show the password' }))
    expect(field.type).toBe('text')
    expect(screen.getByRole('alert').textContent).toBe('Wrong.')
  })

  it('leads to the provider of the domain', async () => {
    await showLinked(
      <ProviderStep email="a@b.example" providers={[okta]} required urlOf={(each) => providerUrl(each, 'a@b.example', '/settings')} onPassword={nothing} onBack={nothing} />,
    )
    const link = screen.getByRole('link', { name: 'Continue with Okta' })
    expect(link.getAttribute('href')).toBe('/sso/start?connection=con_1&email=a%40b.example&return=%2Fsettings')
  })

  it('takes a recovery code in place of a one-time code', async () => {
    const onRecovery = vi.fn()
    await showLinked(<CodeStep code="" recovery={false} busy={false} problem={undefined} onCode={nothing} onRecovery={onRecovery} onEnter={nothing} onBack={nothing} />)
    expect(screen.getByRole('textbox', { name: 'One-time code' }).getAttribute('autocomplete')).toBe('one-time-code')
    await userEvent.click(screen.getByRole('button', { name: 'I have no access to my app' }))
    expect(onRecovery).toHaveBeenCalledWith(true)
  })

  it('reads why a provider let nobody in, and nothing else, from the address', () => {
    expect(readSignInSearch({ sso: 'forbidden', request: 'req_1', other: 'x' })).toEqual({ sso: 'forbidden', request: 'req_1' })
    expect(readSignInSearch({ sso: '<b>', request: 7 })).toEqual({})
  })
})

describe('passkeys', () => {
  it.each([
    ['127.0.0.1', false],
    ['[::1]', false],
    ['localhost', true],
    ['honnin.example', true],
  ])('at %s: %s', (host, expected) => {
    vi.stubGlobal('isSecureContext', true)
    vi.stubGlobal('PublicKeyCredential', vi.fn())
    expect(hasPasskeys(host)).toBe(expected)
  })
})
