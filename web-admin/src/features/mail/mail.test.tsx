import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { language } from '#lib/language.ts'
import { pending, show } from '#test/show.tsx'

import type { Mail } from './mail.ts'
import { LetterView, MailsView } from './mail.view.tsx'

const now = Date.parse('2026-11-23T12:00:00Z')
const kept: Mail = { id: 'mai_1', to: 'mei@example.jp', subject: 'Join Sakura', state: 'kept', at: '2026-11-23T11:00:00Z' }

function mails(list: readonly Mail[], sent = false, onOpen = vi.fn()) {
  return <MailsView mails={{ data: list, retry: vi.fn() }} sent={sent} now={now} onOpen={onOpen} />
}

beforeEach(() => {
  language.set('en')
})

describe('mails that stay here', () => {
  it('are opened by their subject', async () => {
    const onOpen = vi.fn()
    show(mails([kept], false, onOpen))
    await userEvent.click(screen.getByRole('button', { name: 'Join Sakura' }))
    expect(onOpen).toHaveBeenCalledWith(kept)
  })

  it.each([
    ['waiting', 'Waiting'],
    ['gone', 'Made room'],
    ['later-version', 'later-version'],
  ])('that are %s cannot be opened, and say so', (state, said) => {
    show(mails([{ ...kept, state }]))
    expect(screen.queryByRole('button')).toBeNull()
    expect(screen.getByText(said)).toBeDefined()
  })

  it('may be none', () => {
    show(mails([]))
    expect(screen.getByText('No mail yet')).toBeDefined()
  })

  it('are not here where a mail server sends them', () => {
    language.set('ja')
    show(mails([kept], true))
    expect(screen.getByText('メールは送信されています')).toBeDefined()
    expect(screen.queryByText('Join Sakura')).toBeNull()
  })
})

describe('a letter', () => {
  it('shows its text, and its link as something to press', () => {
    show(<LetterView mail={{ data: { ...kept, text: 'Dear <b>Mei</b>', url: 'https://example.jp/invitation#abc' }, retry: vi.fn() }} />)
    expect(screen.getByText('Dear <b>Mei</b>')).toBeDefined()
    expect(screen.getByRole('link', { name: 'Open the link' }).getAttribute('href')).toBe('https://example.jp/invitation#abc')
  })

  it('that made room for others says so', () => {
    show(<LetterView mail={{ data: kept, retry: vi.fn() }} />)
    expect(screen.getByText('This mail made room for newer ones.')).toBeDefined()
    expect(screen.queryByRole('link')).toBeNull()
  })

  it('is waited for', () => {
    show(<LetterView mail={pending} />)
    expect(screen.queryByText('This mail made room for newer ones.')).toBeNull()
  })
})
