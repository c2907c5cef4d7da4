import { call } from '#lib/api.ts'
import { givePasskey, makePasskey, type Asked } from '#lib/passkey.ts'

interface Ceremony {
  challenge: string
  options: { publicKey: Asked }
}

/** What an authenticator app is set up with: by typing, or by a QR code. */
export interface Enrolment {
  secret: string
  uri: string
}

/** Codes that are shown this once. */
export interface Recovery {
  recoveryCodes: string[]
}

/** Proves once more who it is, by password or by a one-time code. */
export function prove(given: { password: string } | { code: string }): Promise<undefined> {
  return call('POST', '/session/confirm', { password: '', code: '', ...given })
}

/** Proves once more who it is, by passkey; false when the person gives none. */
export async function proveByPasskey(): Promise<boolean> {
  const { challenge, options } = await call<Ceremony>('POST', '/session/confirm/passkey/ask', {})
  const credential = await givePasskey(options.publicKey)
  if (!credential) return false
  await call('POST', '/session/confirm/passkey', { challenge, credential })

  return true
}

/** Sets another password; every other session ends. */
export function setPassword(password: string): Promise<undefined> {
  return call('POST', '/account/password', { password })
}

/** Begins with one-time codes; they are asked for only after {@link confirmCodes}. */
export function beginCodes(): Promise<Enrolment> {
  return call('POST', '/account/codes/begin', {})
}

/** Turns one-time codes on by showing one, and gives recovery codes. */
export function confirmCodes(code: string): Promise<Recovery> {
  return call('POST', '/account/codes/confirm', { code })
}

/** Turns one-time codes off. */
export function removeCodes(): Promise<undefined> {
  return call('POST', '/account/codes/remove', {})
}

/** Gives new recovery codes; those before no longer work. */
export function renewRecovery(): Promise<Recovery> {
  return call('POST', '/account/recovery', {})
}

/** Makes a passkey on this device; false when the person thinks better of it. */
export async function addPasskey(name: string): Promise<boolean> {
  const { challenge, options } = await call<Ceremony>('POST', '/account/passkeys/begin', {})
  const credential = await makePasskey(options.publicKey)
  if (!credential) return false
  await call('POST', '/account/passkeys/add', { challenge, credential, name })

  return true
}

/** Forgets a passkey. */
export function removePasskey(id: string): Promise<undefined> {
  return call('POST', '/account/passkeys/remove', { id })
}

/** Ends a session of the person, or with `others` all but this one. */
export function endSession(id: string): Promise<undefined> {
  return call('POST', '/account/sessions/end', { id })
}
