// WebAuthn speaks in bytes and the server in JSON with base64url, as WebAuthn level 3 clause 5.1.8 writes it. Browsers before 2025
// do not translate by themselves.

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
}

function text(buffer: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

interface Described {
  id: string
  type: 'public-key'
  transports?: AuthenticatorTransport[]
}

/** What the server asks of an authenticator, in JSON. */
export type Asked = { challenge: string; allowCredentials?: Described[]; excludeCredentials?: Described[]; user?: { id: string; name: string; displayName: string } } & Record<string, unknown>

function credentials(list: Described[] | undefined): PublicKeyCredentialDescriptor[] {
  return (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }))
}

// WebAuthn clause 5.1.2: a passkey belongs to a domain, and an address of numbers is none.
function named(host: string): boolean {
  return !/^[\d.]+$|^\[/.test(host)
}

/** True where this browser has passkeys at all: they need https or localhost, by name. */
export function hasPasskeys(host = window.location.hostname): boolean {
  return window.isSecureContext && 'PublicKeyCredential' in window && named(host)
}

/** True where the browser can offer passkeys within the field for the address. */
export async function offersPasskeys(): Promise<boolean> {
  return hasPasskeys() && ((await (PublicKeyCredential as Partial<typeof PublicKeyCredential>).isConditionalMediationAvailable?.()) ?? false)
}

/** Makes a passkey; null when the person thinks better of it. */
export async function makePasskey(asked: Asked): Promise<object | null> {
  const publicKey = {
    ...asked,
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user?.id ?? '') },
    excludeCredentials: credentials(asked.excludeCredentials),
  } as unknown as PublicKeyCredentialCreationOptions
  const made = (await willing(navigator.credentials.create({ publicKey }))) as PublicKeyCredential | null
  if (!made) return null
  const answer = made.response as AuthenticatorAttestationResponse

  return {
    id: made.id,
    rawId: text(made.rawId),
    type: made.type,
    clientExtensionResults: made.getClientExtensionResults(),
    response: { clientDataJSON: text(answer.clientDataJSON), attestationObject: text(answer.attestationObject), transports: answer.getTransports() },
  }
}

/** Asks for a passkey; null when the person gives none. `conditional` waits in the field's own list until it is picked or aborted. */
export async function givePasskey(asked: Asked, options: { conditional?: boolean; signal?: AbortSignal } = {}): Promise<object | null> {
  const publicKey = {
    ...asked,
    challenge: bytes(asked.challenge),
    allowCredentials: credentials(asked.allowCredentials),
  } as unknown as PublicKeyCredentialRequestOptions
  const found = (await willing(
    navigator.credentials.get({
      publicKey,
      ...(options.conditional && { mediation: 'conditional' as const }),
      ...(options.signal && { signal: options.signal }),
    }),
  )) as PublicKeyCredential | null
  if (!found) return null
  const answer = found.response as AuthenticatorAssertionResponse

  return {
    id: found.id,
    rawId: text(found.rawId),
    type: found.type,
    clientExtensionResults: found.getClientExtensionResults(),
    response: {
      clientDataJSON: text(answer.clientDataJSON),
      authenticatorData: text(answer.authenticatorData),
      signature: text(answer.signature),
      ...(answer.userHandle && { userHandle: text(answer.userHandle) }),
    },
  }
}

// To refuse, or to let time pass, is an answer and no failure.
async function willing(asking: Promise<Credential | null>): Promise<Credential | null> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof DOMException && ['NotAllowedError', 'AbortError', 'InvalidStateError'].includes(error.name)) return null
    throw error
  }
}
