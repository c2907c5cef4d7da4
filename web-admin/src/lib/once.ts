/** A new idempotency key. On plain http there is no crypto.randomUUID, so it is made from random bytes. */
export function newKey(): string {
  return `console-${Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
