import { call } from '#lib/api.ts'

/** What an invitation offers. */
export interface Offer {
  tenant: string
  inviter: string
  email: string
  role: string
  /** Whether accepting makes an account, by a password that is chosen now. */
  password: boolean
}

const place = 'honnin.invitation'

/** Keeps the token for this tab: who signs in by their company's provider leaves the page and comes back. */
export function keepInvitation(token: string): void {
  try {
    if (token) sessionStorage.setItem(place, token)
    else sessionStorage.removeItem(place)
  } catch {
    // Storage is switched off: the link in the mail still works.
  }
}

/** The kept token; empty when there is none. */
export function keptInvitation(): string {
  try {
    return sessionStorage.getItem(place) ?? ''
  } catch {
    return ''
  }
}

/** What the invitation of a token offers. Looking uses nothing up. */
export function lookAtInvitation(token: string): Promise<Offer> {
  return call('POST', '/session/invitation', { token })
}

/** Accepts without a session: `done` is signed in, `sign-in` has to sign in now. */
export async function joinByInvitation(given: { token: string; name: string; password: string }): Promise<'done' | 'sign-in'> {
  return (await call<{ next: 'done' | 'sign-in' }>('POST', '/session/join', given)).next
}
