import type { ApiKeyRowFragment, KeyRolesQuery, ScopeLevel } from '#gen/graphql.ts'
import type { Language } from '#lib/language.ts'
import { bySubject, roleName, subjectName, subjects } from '#lib/role.ts'

import { keyWords } from './words.ts'

// What every key may see: itself.
const always = 'viewer'

/** One API key, without its secret. */
export type Key = ApiKeyRowFragment

/** How a key stands; one that is `ending` has been replaced and works until it expires. */
export type KeyState = 'active' | 'ending' | 'expired' | 'revoked'

/** A role that a key can have. */
export type KeyRole = KeyRolesQuery['roles'][number]

/** How the key stands at an instant, in milliseconds. */
export function stateOf(key: Pick<Key, 'revokedAt' | 'expiresAt' | 'successorId'>, now: number): KeyState {
  if (key.revokedAt) return 'revoked'

  if (key.expiresAt && Date.parse(key.expiresAt) <= now) return 'expired'

  return key.successorId ? 'ending' : 'active'
}

/** The key as people recognise it: `hk_test_…k3f9`. */
export function shortKey({ prefix, last4 }: Pick<Key, 'prefix' | 'last4'>): string {
  return `${prefix}…${last4}`
}

/** What the key may do, in words: "Verifications: write · Reports: read". */
export function scopeText(key: Pick<Key, 'scopes' | 'role'>, language: Language): string {
  const word = keyWords[language]
  if (key.scopes.length === 0) return word.all(roleName(key.role, language))
  const given = key.scopes.filter(({ subject, level }) => level !== 'NONE' && subject !== always)
  if (given.length === 0) return word.nothing

  return given.map(({ subject, level }) => `${subjectName(subject, language)}: ${word.draft.levels[level].toLowerCase()}`).join(' · ')
}

/** The lines of a text that say something. */
export function linesOf(text: string): string[] {
  return text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean)
}

/** What a key of a role can be narrowed to: by subject, the levels that make sense. What has nothing to change is read or not. */
export function grantable(role: Pick<KeyRole, 'permissions'>): { subject: string; levels: ScopeLevel[] }[] {
  const held = bySubject(role.permissions)

  return subjects.flatMap((subject) => {
    const acts = held.get(subject)
    if (!acts) return []

    return [
      {
        subject,
        levels: ['NONE', ...(acts.includes('read') ? ['READ' as const] : []), ...(acts.some((act) => act !== 'read') ? ['WRITE' as const] : [])],
      },
    ]
  })
}

/** The scopes as the API takes them. A key may always ask who it is. */
export function scopesOf(chosen: Readonly<Record<string, ScopeLevel>>): { subject: string; level: ScopeLevel }[] {
  return Object.entries({ ...chosen, [always]: 'READ' as const }).map(([subject, level]) => ({ subject, level }))
}

/** The roles whose permissions the viewer holds all: no other can be handed on. */
export function givable(roles: readonly KeyRole[], held: readonly string[]): KeyRole[] {
  return roles.filter((role) => role.permissions.every((permission) => held.includes(permission)))
}

/** A request that shows whether a key works. */
export function curl(origin: string, key = '$HONNIN_KEY'): string {
  return [
    `curl ${origin}/graphql \\`,
    `  -H "Authorization: Bearer ${key}" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '{"query":"{ viewer { name permissions } }"}'`,
  ].join('\n')
}
