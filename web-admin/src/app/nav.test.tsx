import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'

import { language } from '#lib/language.ts'
import { showLinked } from '#test/show.tsx'

import { Nav } from './nav.tsx'

beforeEach(() => {
  language.set('en')
})

describe('the ways through the console', () => {
  it('are those that are open to the viewer, with what waits', async () => {
    await showLinked(<Nav waiting={137} />, ['verification:read', 'verification:review'])
    expect(await screen.findByRole('link', { name: 'Verifications' })).toBeDefined()
    expect(screen.getByRole('link', { name: 'Review, 137 waiting' })).toBeDefined()
    expect(screen.queryByRole('link', { name: 'Policies' })).toBeNull()
    expect(screen.queryByRole('link', { name: 'Test' })).toBeNull()
  })

  it('lead to the test environment', async () => {
    await showLinked(<Nav waiting={0} />, ['test:read'])
    expect((await screen.findByRole('link', { name: 'Test' })).getAttribute('href')).toBe('/test')
  })

  it('stand on a phone behind a button, which Esc closes again', async () => {
    await showLinked(<Nav waiting={137} />)
    const button = await screen.findByRole('button', { name: 'Menu, 137 cases waiting for review' })
    const sheet = document.getElementById(button.getAttribute('aria-controls') ?? '')
    expect(button.getAttribute('aria-expanded')).toBe('false')
    expect(sheet?.dataset['open']).toBe('false')
    await userEvent.click(button)
    expect([button.getAttribute('aria-expanded'), sheet?.dataset['open']]).toEqual(['true', 'true'])
    await userEvent.keyboard('{Tab}{Escape}')
    expect(button.getAttribute('aria-expanded')).toBe('false')
    expect(document.activeElement).toBe(button)
  })

  it('close when one is taken', async () => {
    await showLinked(<Nav waiting={0} />)
    const button = await screen.findByRole('button', { name: 'Menu' })
    await userEvent.click(button)
    await userEvent.click(screen.getByRole('link', { name: 'Policies' }))
    expect(button.getAttribute('aria-expanded')).toBe('false')
  })
})
