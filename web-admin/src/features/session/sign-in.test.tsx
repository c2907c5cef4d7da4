import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { language } from '#lib/language.ts'

import { SignInView } from './sign-in.view.tsx'

beforeEach(() => {
  language.set('en')
})

describe('sign in', () => {
  it('waits for a press', async () => {
    const onSignIn = vi.fn()
    render(<SignInView state="ready" onSignIn={onSignIn} />)
    expect(onSignIn).not.toHaveBeenCalled()
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
    expect(onSignIn).toHaveBeenCalledOnce()
  })

  it('tells how to get a link when one is over', () => {
    render(<SignInView state="expired" onSignIn={vi.fn()} />)
    expect(screen.getByText('honnin link')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Sign in' })).toBeNull()
  })

  it('lets a person try again when the server was away', () => {
    render(<SignInView state="unreachable" onSignIn={vi.fn()} />)
    expect(screen.getByRole('alert').textContent).toContain('cannot be reached')
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeTruthy()
  })
})
