/** An id in a few characters: its kind and its end, which is random; the beginning is the time and much the same for all. */
export function shortId(id: string): string {
  const cut = id.indexOf('_')

  return cut < 0 || id.length < cut + 9 ? id : `${id.slice(0, cut + 1)}…${id.slice(-6)}`
}

/** True for what looks like the id of a verification. */
export function isVerificationId(text: string): boolean {
  return /^ver_[0-9a-z]{26}$/.test(text)
}

/** A new idempotency key. On plain http there is no crypto.randomUUID, so it is made from random bytes. */
export function newKey(): string {
  return `console-${Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
