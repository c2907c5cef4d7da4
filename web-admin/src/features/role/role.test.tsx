import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { language } from '#lib/language.ts'
import { bySubject, roleName } from '#lib/role.ts'

import { show } from '#test/show.tsx'
import { RoleEditor, toggled, type Draft } from './editor.view.tsx'
import { mayText, RolesView, type Role } from './roles.view.tsx'

const admin: Role = { id: null, name: 'admin', builtIn: true, description: '', permissions: ['key:read', 'key:write', 'verification:read'], revision: 0 }
const own: Role = { id: 'rol_1', name: 'night-shift', builtIn: false, description: 'At night', permissions: ['verification:read', 'verification:review'], revision: 3 }
const draft: Draft = { name: 'night-shift', description: '', permissions: ['verification:read'] }

function roles(over: Partial<Parameters<typeof RolesView>[0]> = {}) {
  return <RolesView roles={{ data: [admin, own], retry: vi.fn() }} onCreate={vi.fn()} onEdit={vi.fn()} onDelete={vi.fn()} {...over} />
}

beforeEach(() => {
  language.set('en')
})

describe('permissions', () => {
  it('are grouped by subject and said in words', () => {
    expect([...bySubject(own.permissions)]).toEqual([['verification', ['read', 'review']]])
    expect(mayText(own.permissions, 'en')).toBe('Verifications: see, decide')
    expect(mayText(own.permissions, 'ja')).toBe('本人確認: 閲覧, 判定')
    expect(roleName('senior-reviewer', 'en')).toBe('Senior reviewer')
    expect(roleName('constructor', 'en')).toBe('constructor')
  })

  it('to change something bring the one to see it, and go with it', () => {
    expect(toggled([], 'key:write', true)).toEqual(['key:read', 'key:write'])
    expect(toggled(['key:read', 'key:write', 'report:read'], 'key:read', false)).toEqual(['report:read'])
    expect(toggled(['key:read', 'key:write'], 'key:write', false)).toEqual(['key:read'])
  })
})

describe('roles', () => {
  it('shows own roles with their acts and the built-in ones as a table', async () => {
    const onEdit = vi.fn()
    show(roles({ onEdit }))
    const table = screen.getByRole('region', { name: 'Built-in roles' })
    expect(within(table).getByText('Administrator')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Actions for night-shift' }))
    await userEvent.click(screen.getByRole('button', { name: 'Edit…' }))
    expect(onEdit).toHaveBeenCalledWith(own)
  })

  it('offers no change to those who only look', () => {
    show(roles(), ['role:read'])
    expect(screen.queryByRole('button', { name: 'New role' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Actions for night-shift' })).toBeNull()
  })
})

describe('the editor', () => {
  it('gives only what its reader has, and keeps the name of a role that exists', async () => {
    const onChange = vi.fn()
    show(
      <RoleEditor draft={draft} exists busy={false} trouble={{ of: undefined, at: () => undefined }} onChange={onChange} onSave={vi.fn()} />,
      ['verification:read', 'report:read'],
    )
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).disabled).toBe(true)
    expect(within(screen.getByRole('group', { name: 'API keys' })).getByRole<HTMLInputElement>('checkbox', { name: 'see' }).disabled).toBe(true)
    await userEvent.click(within(screen.getByRole('group', { name: 'Reports' })).getByRole('checkbox', { name: 'see' }))
    expect(onChange).toHaveBeenCalledWith({ ...draft, permissions: ['report:read', 'verification:read'] })
  })
})
