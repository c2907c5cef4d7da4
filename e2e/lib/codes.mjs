// An authenticator app: one-time codes of RFC 6238, each shown once.
import { createHmac } from 'node:crypto'
import { plant } from './planted.mjs'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function decode(base32) {
  let bits = ''
  for (const letter of base32.replace(/=+$/, '')) bits += letters.indexOf(letter).toString(2).padStart(5, '0')
  return Buffer.from(bits.match(/.{8}/g).map((octet) => parseInt(octet, 2)))
}

/** The code of one step of 30 seconds. */
export function codeAt(secret, step) {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', decode(secret)).update(counter).digest()
  return String((hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** An app that was set up with the secret. A code works once, and a clock may be a step off: so three can be had without waiting. */
export function app(secret) {
  plant('code-secret', secret)
  let last = 0
  return {
    secret,
    last: () => codeAt(secret, last),
    async next() {
      const now = () => Math.floor(Date.now() / 30_000)
      last = Math.max(last + 1, now() - 1)
      while (last > now() + 1) await new Promise((resolve) => setTimeout(resolve, 500))
      return codeAt(secret, last)
    },
  }
}
