// The audit log: what it holds, how it is taken away, and that a change behind its back is found.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { binary } from '../lib/server.mjs'
import { company } from './world.mjs'
import { keyOf } from './key.mjs'

const run = promisify(execFile)

/** `honnin audit verify` on the server's database: its exit code and what it says. */
function verify(world) {
  const database = world.database ? ['--database', world.database.url] : []
  return run(binary, ['audit', 'verify', '--data', world.server.data, ...database]).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }) => ({ code, stdout }),
  )
}

/** A change past Honnin, by whoever owns the database. */
async function meddle(world, statement) {
  if (world.database) return world.database.query(statement)
  await run('sqlite3', ['-cmd', '.timeout 10000', path.join(world.server.data, 'honnin.db'), statement])
}

export function record(world) {
  test('the log is exported whole as JSON lines that anybody can check, and as a table', async () => {
    const { owner, id } = await company(world, 'Mikan')
    await keyOf(world, owner, { name: '=HYPERLINK("x")' })
    const lines = await owner.must(200, 'GET', '/export/audit')
    await writeFile(path.join(world.server.folder, 'audit.jsonl'), lines.text)
    let previous = '0'.repeat(64)
    const links = lines.text.trim().split('\n').map((line) => JSON.parse(line))
    for (const [i, { hash, ...link }] of links.entries()) {
      assert.deepEqual([link.seq, link.previous, link.tenant], [i + 1, previous, id])
      assert.equal(createHash('sha256').update(canonical(link)).digest('hex'), hash, `link ${link.seq}`)
      previous = hash
    }
    const actions = links.map(({ action }) => action)
    for (const wanted of ['member.invite', 'member.join', 'session.begin', 'key.create', 'audit.export']) assert.ok(actions.includes(wanted), `${wanted}: ${actions}`)
    const begun = links.find(({ action }) => action === 'session.begin')
    assert.deepEqual([begun.address, begun.actorKind], [owner.address, 'user'])

    const table = await owner.must(200, 'GET', '/export/audit?format=csv&action=key.create')
    await writeFile(path.join(world.server.folder, 'audit.csv'), table.text)
    assert.match(table.headers.get('content-type'), /^text\/csv/)
    assert.equal(table.text.trim().split(/\r?\n/).length, 2, 'a head and one row')
    assert.doesNotMatch(table.text, /(^|,)"?=/m, 'nothing that a spreadsheet would run')
    await owner.must(400, 'GET', '/export/audit?format=xml')
  })

  test('`honnin audit verify` finds nothing wrong, and then the one row that was changed', async () => {
    const { id } = await company(world, 'Yuzu')
    const whole = await verify(world)
    assert.equal(whole.code, 0, whole.stdout)
    assert.match(whole.stdout, new RegExp(`^${id}  whole, \\d+ links`, 'm'))

    await meddle(world, `UPDATE audit SET action = 'member.leave' WHERE action = 'member.join' AND seq = (SELECT max(seq) FROM audit WHERE action = 'member.join')`)
    const broken = await verify(world)
    assert.equal(broken.code, 3, broken.stdout)
    assert.match(broken.stdout, /BROKEN/)
    assert.match(broken.stdout, /changed/)
    await meddle(world, `UPDATE audit SET action = 'member.join' WHERE action = 'member.leave'`)
    assert.equal((await verify(world)).code, 0)
  })
}

/** RFC 8785, as far as the log needs it: names in the order of their UTF-16 code units, no white space. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`
}
