import { call } from '#lib/api.ts'
import type { Asked } from '#lib/passkey.ts'

/** An identity provider by which an address can come in. */
export interface Provider {
  connection: string
  name: string
}

/** What the domain of an address says about the way in; it says nothing about the address. */
export interface Ways {
  connections: Provider[]
  /** Whether the domain's tenant wants nobody to come otherwise. */
  required: boolean
}

/** A question under way: its answer goes back with the challenge. */
export interface Ceremony {
  challenge: string
  options: { publicKey: Asked }
}

/** By which identity providers an address can come in. */
export function waysOf(email: string): Promise<Ways> {
  return call('GET', `/sso/discover?${new URLSearchParams({ email }).toString()}`)
}

/** Where a browser goes to come in by an identity provider, and where it ends up then. */
export function providerUrl(provider: Provider, email: string, destination: string): string {
  return `/sso/start?${new URLSearchParams({ connection: provider.connection, email, return: destination }).toString()}`
}

/** Comes in by password; the challenge of the second factor where one is wanted, else undefined. */
export async function givePassword(email: string, password: string): Promise<string | undefined> {
  return (await call<{ challenge?: string }>('POST', '/session/password', { email, password })).challenge
}

/** Answers for the second factor, by a one-time code or a recovery code. */
export function giveCode(challenge: string, code: string): Promise<unknown> {
  return call('POST', '/session/second', { challenge, code })
}

/** Asks for any passkey. */
export function askPasskey(): Promise<Ceremony> {
  return call('POST', '/session/passkey/ask', {})
}

/** Comes in by a passkey. */
export function enterByPasskey(challenge: string, credential: object): Promise<unknown> {
  return call('POST', '/session/passkey', { challenge, credential })
}

/** Has a link for a new password sent, if the address is somebody's. */
export function forget(email: string): Promise<undefined> {
  return call('POST', '/session/reset', { email })
}

/** Sets a new password by the token of a mail. */
export function resetPassword(token: string, password: string): Promise<undefined> {
  return call('POST', '/session/reset/finish', { token, password })
}

/** Confirms by the token of a mail that an address reaches its person. */
export function confirmAddress(token: string): Promise<undefined> {
  return call('POST', '/session/address', { token })
}
