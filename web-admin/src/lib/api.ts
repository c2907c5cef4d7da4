import type { TypedDocumentString } from '#gen/graphql.ts'
import { Failure, kindOfStatus, kindOfWord } from '#lib/failure.ts'

interface GraphError {
  message: string
  extensions?: Record<string, unknown>
}

interface Answer<R> {
  data?: R | null
  errors?: GraphError[]
}

// The server refuses a cookie without this header: another site's form cannot set it.
const headers = { 'Content-Type': 'application/json', 'X-Honnin-CSRF': '1' }

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', headers, ...init })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Failure('unreachable', '', error)
  }
}

async function read<T>(response: Response): Promise<T | undefined> {
  try {
    return (await response.json()) as T
  } catch {
    return undefined
  }
}

/** Asks /graphql and gives the data; every other ending is a thrown {@link Failure}. */
export async function ask<R, V>(
  document: TypedDocumentString<R, V>,
  variables: V,
  signal?: AbortSignal,
): Promise<R> {
  const body = JSON.stringify({ query: document.toString(), variables })
  const response = await send('/graphql', { method: 'POST', body, ...(signal ? { signal } : {}) })
  const answer = await read<Answer<R>>(response)
  const error = answer?.errors?.[0]

  if (error) {
    const word = error.extensions?.['kind'] ?? error.extensions?.['code']
    const kind = word === undefined && !response.ok ? kindOfStatus(response.status) : kindOfWord(word)
    throw new Failure(kind, error.message)
  }
  if (!response.ok) throw new Failure(kindOfStatus(response.status))
  if (!answer?.data) throw new Failure('internal')

  return answer.data
}

/** Calls one of the small routes beside /graphql and gives its JSON, if any. */
export async function call<T = undefined>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const response = await send(path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) })
  const answer = await read<T & { error?: { kind?: string; message?: string } }>(response)
  if (response.ok) return answer as T
  const word = answer?.error?.kind
  throw new Failure(word === undefined ? kindOfStatus(response.status) : kindOfWord(word), answer?.error?.message)
}

/** Trades the one-time token of a link for a session cookie. */
export async function signIn(token: string): Promise<void> {
  const response = await send('/session', { method: 'POST', body: JSON.stringify({ token }) })
  if (!response.ok) throw new Failure(kindOfStatus(response.status))
}

/** Ends the session. A session that has already ended is no failure. */
export async function signOut(): Promise<void> {
  const response = await send('/session', { method: 'DELETE' })
  if (!response.ok && response.status !== 401) throw new Failure(kindOfStatus(response.status))
}

/** Moves the session to another tenant of the person. */
export function switchTenant(tenant: string): Promise<undefined> {
  return call('POST', '/session/tenant', { tenant })
}
