// Runs after every other test: nothing that was planted turns up where it must not, in all that the run's servers left behind.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, test } from 'node:test'
import { list, personal, remains, secrets } from '../lib/planted.mjs'
import { binary } from '../lib/server.mjs'

const planted = readFileSync(list, 'utf8').trim().split('\n').map((line) => JSON.parse(line))

/** Every file below a folder. */
function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}

const folders = readdirSync(remains, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => path.join(remains, name))
const left = folders.flatMap(files).map((name) => ({ name, bytes: readFileSync(name) }))
const logs = left.filter(({ name }) => path.basename(name) === 'log')
const exported = left.filter(({ name }) => /audit\.(jsonl|csv)$/.test(name))

/** How a value may look where it was written down: as it is, in a URL, as JSON escapes it, in base64, in hexadecimal. */
function looks(value) {
  const json = [...value].map((c) => (c < '\x80' ? c : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)).join('')
  return new Set([value, encodeURIComponent(value), encodeURIComponent(value).replaceAll('%20', '+'), json, Buffer.from(value).toString('base64').replace(/=+$/, ''), Buffer.from(value).toString('hex')])
}

/** Those of the files that hold one of the looks at all: grep looks for thousands of them in one go. */
function suspects(values, among) {
  const run = spawnSync('grep', ['-laFf', '-', '--', ...among.map(({ name }) => name)], { input: values.flatMap((value) => [...looks(value)]).join('\n'), encoding: 'utf8' })
  assert.ok([0, 1].includes(run.status), run.stderr)
  const names = new Set(run.stdout.split('\n'))
  return among.filter(({ name }) => names.has(name))
}

/** Where values of these kinds turn up. Neither the failure nor anything else prints a value. */
function found(kinds, among) {
  const wanted = planted.filter(({ kind }) => kinds.includes(kind))
  const files = suspects(wanted.map(({ value }) => value), among)
  return wanted.flatMap(({ kind, by, value }) =>
    [...looks(value)].flatMap((look) => files.filter(({ bytes }) => bytes.includes(look)).map(({ name }) => `a ${kind} of ${by} in ${path.relative(remains, name)}`)),
  )
}

describe('what the servers of this run left behind', () => {
  test('is all there, and enough was planted to be worth looking for', () => {
    assert.ok(logs.length > 0 && logs.every(({ bytes }) => bytes.includes('"listening"')), 'every log from its beginning')
    assert.ok(exported.length >= 2, 'audit logs as JSON lines and as tables')
    const least = { password: 50, 'code-secret': 1, 'recovery-code': 10, 'api-key': 10, 'scim-token': 1, 'capture-token': 5, session: 50, device: 20, link: 10, 'mail-token': 10, 'client-secret': 1, 'installation-secret': 1, 'webhook-secret': 5, challenge: 1, travel: 1, name: 10, address: 10, 'birth-date': 2, search: 1 }
    for (const [kind, most] of Object.entries(least)) {
      const count = planted.filter((each) => each.kind === kind).length
      assert.ok(count >= most, `${kind}: ${count} of ${most}`)
    }
    // Every file that starts a server plants at least its key and its links.
    const by = new Set(planted.map((each) => each.by))
    for (const folder of folders) {
      const file = `${path.basename(folder).replace(/-\d+-\d+$/, '')}.test.mjs`
      assert.ok(by.has(file), `${file} planted nothing`)
    }
  })

  test('holds no secret: not in a log, not in a database, not in the queue, not in an export', () => {
    assert.deepEqual(found(secrets, left), [])
  })

  test("holds nobody's name, address, birth date or search in a log", () => {
    assert.deepEqual(found(personal, logs), [])
  })

  test('holds no name and no birth date of those being verified in an audit log', () => {
    assert.deepEqual(found(['birth-date'], exported), [])
  })

  test('would show a secret that is there', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'honnin-secrets-'))
    try {
      const name = path.join(folder, 'log')
      const { value } = planted.findLast(({ kind }) => kind === 'password')
      for (const look of looks(value)) {
        const bytes = Buffer.from(`{"msg":"signed in with ${look}"}`)
        writeFileSync(name, bytes)
        assert.equal(found(['password'], [{ name, bytes }]).length > 0, true)
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('holds whole audit logs', () => {
    for (const folder of folders) {
      const data = path.join(folder, 'data')
      if (!files(folder).some((name) => name.endsWith('honnin.db'))) continue
      assert.match(execFileSync(binary, ['audit', 'verify', '--data', data], { encoding: 'utf8' }), /whole/, folder)
    }
  })
})
