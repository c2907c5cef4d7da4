/** What went wrong, as far as a screen needs to tell it apart. */
export type FailureKind =
  | 'unauthenticated'
  | 'reauthenticate'
  | 'forbidden'
  | 'not_found'
  | 'invalid'
  | 'conflict'
  | 'unreachable'
  | 'rate_limited'
  | 'internal'

/** An answer that is no answer. `message` is the server's public sentence, or empty when none came. */
export class Failure extends Error {
  readonly kind: FailureKind

  constructor(kind: FailureKind, message = '', cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'Failure'
    this.kind = kind
  }
}

const byStatus: Partial<Record<number, FailureKind>> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  429: 'rate_limited',
}

const byWord: Partial<Record<string, FailureKind>> = {
  unauthenticated: 'unauthenticated',
  reauthenticate: 'reauthenticate',
  forbidden: 'forbidden',
  not_found: 'not_found',
  invalid: 'invalid',
  conflict: 'conflict',
  rate_limited: 'rate_limited',
  unavailable: 'unreachable',
}

/** The kind that an HTTP status stands for. */
export function kindOfStatus(status: number): FailureKind {
  return byStatus[status] ?? (status === 502 || status === 503 || status === 504 ? 'unreachable' : 'internal')
}

/** The kind that a machine word in an error's extensions stands for. */
export function kindOfWord(word: unknown): FailureKind {
  return (typeof word === 'string' ? byWord[word.toLowerCase()] : undefined) ?? 'internal'
}

/** True for a failure of this kind. */
export function isFailure(error: unknown, kind: FailureKind): boolean {
  return error instanceof Failure && error.kind === kind
}
