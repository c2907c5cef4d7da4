import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { language } from '#lib/language.ts'
import { show } from '#test/show.tsx'

import { ConnectionsView } from './connections.view.tsx'
import { DirectoryView } from './directory.view.tsx'
import { DomainsView } from './domains.view.tsx'
import { RequiredView } from './required.view.tsx'
import { changeOf, creationOf, draftOf, isDirectoryToken, type Connection, type DirectoryToken, type Domain } from './sso.ts'

const oidc: Connection = {
  id: 'con_1',
  protocol: 'OIDC',
  name: 'Sakura ID',
  state: 'DRAFT',
  issuer: 'https://id.example.jp',
  clientId: 'honnin',
  defaultRole: 'reviewer',
  justInTime: true,
  callbackUrl: 'https://console.example/sso/callback',
  metadataUrl: null,
  revision: 3,
}
const domain: Domain = { id: 'dom_1', name: 'example.jp', recordName: '_honnin.example.jp', recordText: 'honnin=abc', verifiedAt: null, createdAt: '2026-11-01T00:00:00Z' }
const token: DirectoryToken = {
  id: 'key_1',
  name: 'directory',
  prefix: 'hk_live_',
  last4: 'wxyz',
  usedAt: null,
  revokedAt: null,
  createdAt: '2026-11-01T00:00:00Z',
  scopes: [
    { subject: 'member', level: 'WRITE' },
    { subject: 'viewer', level: 'READ' },
  ],
}

function domains(over: Partial<Parameters<typeof DomainsView>[0]> = {}) {
  return <DomainsView domains={[domain]} looked={null} onAdd={vi.fn()} onLook={vi.fn()} onRemove={vi.fn()} {...over} />
}

function connections(over: Partial<Parameters<typeof ConnectionsView>[0]> = {}) {
  const nothing = vi.fn()

  return <ConnectionsView connections={[oidc]} busy={false} onAdd={nothing} onEnable={nothing} onDisable={nothing} onEdit={nothing} onRemove={nothing} {...over} />
}

beforeEach(() => {
  language.set('en')
})

describe('a draft of a connection', () => {
  it('sends what its protocol takes, and no more', () => {
    const typed = { ...draftOf(), name: ' Sakura ', issuer: ' https://id.example.jp ', clientId: 'honnin', clientSecret: 's', metadata: '<xml/>', from: 'xml' as const }
    expect(creationOf(typed)).toEqual({ protocol: 'OIDC', name: 'Sakura', justInTime: true, defaultRole: 'auditor', issuer: 'https://id.example.jp', clientId: 'honnin', clientSecret: 's' })
    expect(creationOf({ ...typed, protocol: 'SAML' })).toEqual({ protocol: 'SAML', name: 'Sakura', justInTime: true, defaultRole: 'auditor', metadata: '<xml/>' })
  })

  it('leaves a secret that was not typed as it is', () => {
    const change = changeOf(oidc, draftOf(oidc))
    expect(change).toMatchObject({ id: 'con_1', revision: 3, issuer: 'https://id.example.jp' })
    expect(change).not.toHaveProperty('clientSecret')
  })
})

describe('domains', () => {
  it('show the record to put up until they are proven', async () => {
    const onLook = vi.fn()
    show(domains({ onLook, looked: { id: 'dom_1', busy: false, problem: 'There is no such record yet.' } }))
    expect(screen.getByText('honnin=abc')).toBeDefined()
    expect(screen.getByText('There is no such record yet.')).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'Look for the record of example.jp' }))
    expect(onLook).toHaveBeenCalledWith(domain)
  })

  it('that are proven ask for nothing', () => {
    show(domains({ domains: [{ ...domain, verifiedAt: '2026-11-02T00:00:00Z' }] }))
    expect(screen.getByText('Proven')).toBeDefined()
    expect(screen.queryByText('honnin=abc')).toBeNull()
  })

  it('are looked at, and not touched, by who may only read', () => {
    show(domains(), ['sso:read'])
    expect(screen.getByText('example.jp')).toBeDefined()
    expect(screen.queryByRole('button', { name: /record|Add|More/ })).toBeNull()
  })
})

describe('identity providers', () => {
  it.each([
    ['DRAFT', 'Enable: Sakura ID', 'onEnable'],
    ['DISABLED', 'Enable: Sakura ID', 'onEnable'],
    ['ACTIVE', 'Disable: Sakura ID', 'onDisable'],
  ] as const)('that are %s: %s', async (state, act, hears) => {
    const heard = vi.fn()
    const connection = { ...oidc, state }
    show(connections({ connections: [connection], [hears]: heard }))
    await userEvent.click(screen.getByRole('button', { name: act }))
    expect(heard).toHaveBeenCalledWith(connection)
  })

  it('say who becomes a member and what the provider wants', () => {
    show(connections())
    expect(screen.getByText('People who come for the first time become members, as: Reviewer.')).toBeDefined()
    expect(screen.getByText('https://console.example/sso/callback')).toBeDefined()
  })

  it('may be none', () => {
    show(connections({ connections: [] }))
    expect(screen.getByText('No identity provider yet.')).toBeDefined()
  })
})

it.each([
  [false, 'Require it…', 'onRequire'],
  [true, 'No longer require it', 'onRelease'],
] as const)('single sign-on is required: %s', async (required, act, hears) => {
  const heard = { onRequire: vi.fn(), onRelease: vi.fn() }
  show(<RequiredView required={required} busy={false} {...heard} />)
  await userEvent.click(screen.getByRole('button', { name: act }))
  expect(heard[hears]).toHaveBeenCalledOnce()
})

describe('the directory', () => {
  it('knows its tokens from other keys', () => {
    expect(isDirectoryToken(token)).toBe(true)
    expect(isDirectoryToken({ ...token, revokedAt: '2026-11-02T00:00:00Z' })).toBe(false)
    expect(isDirectoryToken({ ...token, scopes: [...token.scopes, { subject: 'evidence', level: 'READ' }] })).toBe(false)
    expect(isDirectoryToken({ ...token, scopes: [] })).toBe(false)
  })

  it('revokes a token', async () => {
    const onRevoke = vi.fn()
    show(<DirectoryView url="https://console.example/scim/v2" tokens={[token]} now={Date.parse('2026-11-23T12:00:00Z')} onMake={vi.fn()} onRevoke={onRevoke} />)
    await userEvent.click(screen.getByRole('button', { name: /Revoke.*directory/ }))
    expect(onRevoke).toHaveBeenCalledWith(token)
  })
})
