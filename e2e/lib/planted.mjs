// What must not show up again: every secret and every piece of personal data that a test hands to a server, or gets from one, is noted
// here; last/secrets.test.mjs looks for it in all that the servers left behind.
import { appendFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** Where servers' remains lie, one folder for each, beside the list of what was planted. */
export const remains = path.join(root, 'build/e2e')
export const list = path.join(remains, 'planted.jsonl')

/** Kinds of what is planted. A secret must be nowhere but where its holder keeps it; what is personal must not be in a log. */
export const secrets = [
  'password', 'code-secret', 'recovery-code', 'api-key', 'scim-token', 'capture-token', 'session', 'device', 'travel', 'link', 'mail-token',
  'client-secret', 'challenge', 'installation-secret', 'webhook-secret',
]
export const personal = ['name', 'birth-date', 'address', 'search']

const seen = new Set()

/** Notes a value and gives it back. */
export function plant(kind, value) {
  if (![...secrets, ...personal].includes(kind)) throw new Error(`no such kind: ${kind}`)
  if (!value || seen.has(value)) return value
  // What is short turns up by chance.
  if (value.length < 8) throw new Error(`too short to be looked for: ${kind}`)
  seen.add(value)
  mkdirSync(remains, { recursive: true })
  appendFileSync(list, JSON.stringify({ kind, value, by: path.basename(process.argv[1] ?? '') }) + '\n')
  return value
}

/** Notes the values of Honnin's cookies among Set-Cookie headers. */
export function plantCookies(headers) {
  for (const line of headers) {
    const [, name, value] = line.match(/^honnin_(\w+)=([^;]*)/) ?? []
    const kind = { session: 'session', device: 'device', sso: 'travel' }[name]
    if (kind && value) plant(kind, value)
  }
}
