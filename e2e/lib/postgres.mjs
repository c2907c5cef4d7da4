// A PostgreSQL of the test's own, and a login for Honnin that owns nothing.
import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { plant } from './planted.mjs'
import { binary, eventually } from './server.mjs'

const run = promisify(execFile)

/** PostgreSQL refuses to run as root. */
async function account() {
  if (process.geteuid() !== 0) return {}
  const [uid, gid] = await Promise.all(['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)))
  return { uid, gid }
}

/** Starts it, with a migrated database: `url` is for Honnin at work, as a role for which row-level security holds. */
export async function postgres() {
  // Every process at such a database needs the same secret; those that the test starts have its environment.
  process.env.HONNIN_SECRET = plant('installation-secret', randomBytes(32).toString('hex'))
  const versions = (await readdir('/usr/lib/postgresql')).sort((a, b) => Number(a) - Number(b))
  const programs = path.join('/usr/lib/postgresql', versions.at(-1), 'bin')
  const folder = await mkdtemp(path.join(tmpdir(), 'honnin-e2e-pg-'))
  const as = await account()
  if (as.uid) await chown(folder, as.uid, as.gid)
  const data = path.join(folder, 'data')
  await run(path.join(programs, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], { ...as, cwd: folder })
  const child = spawn(path.join(programs, 'postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off'], { ...as, cwd: folder, stdio: 'ignore' })
  const url = (user) => `postgres:///honnin?host=${folder}&user=${user}&sslmode=disable`
  const psql = (database, command) => run('psql', ['-h', folder, '-U', 'postgres', '-qAtc', command, database])
  await eventually('PostgreSQL', () => psql('postgres', 'CREATE DATABASE honnin').then(() => true))
  await run(binary, ['migrate', '--database', url('postgres')])
  await psql('honnin', 'CREATE ROLE honnin LOGIN; GRANT honnin_app TO honnin')
  return {
    url: url('honnin'),
    query: async (command) => (await psql('honnin', command)).stdout,
    dump: async () => (await run('pg_dump', ['-h', folder, '-U', 'postgres', 'honnin'], { maxBuffer: 1 << 28 })).stdout,
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGINT')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}
