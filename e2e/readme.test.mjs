// The README's tour does what it says: every command is run in order, in one shell, beside a server started as `make run` starts it.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { commands, missing } from './lib/readme.mjs'
import { binary, root, serve } from './lib/server.mjs'

const blocks = commands(await readFile(path.join(root, 'README.md'), 'utf8'))

let home
let server
let shell

before(async () => {
  // A place that looks like the repository to the commands, with a data folder of its own.
  home = await mkdtemp(path.join(tmpdir(), 'honnin-readme-'))
  await mkdir(path.join(home, 'bin'))
  await mkdir(path.join(home, 'build'))
  await symlink(binary, path.join(home, 'bin/honnin'))
  for (const shared of ['e2e', 'build/people', 'build/models']) await symlink(path.join(root, shared), path.join(home, shared))

  server = await serve(makeRun, home, path.join(home, 'data'))
  shell = open(home)
})

after(async () => {
  shell?.end()
  await server?.stop()
  await rm(home, { recursive: true, force: true })
})

/** The words by which `make run` starts the server, once everything is built. */
function makeRun(listen) {
  // Without what a make around this test left for its children.
  const { MAKEFLAGS, MFLAGS, MAKELEVEL, ...env } = process.env
  const lines = execFileSync('make', ['-n', 'run', `LISTEN=${listen}`], { cwd: root, env, encoding: 'utf8' }).split('\n')
  return lines.find((line) => line.startsWith('bin/honnin serve')).split(' ')
}

/** One bash for all blocks, so that variables and functions carry over. It ends at the first command that fails. */
function open(cwd) {
  const bash = spawn('bash', ['--noprofile', '--norc'], { cwd, stdio: ['pipe', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [bash.stdout, bash.stderr]) stream.on('data', (text) => (said += text))
  bash.stdin.on('error', () => {}) // it is told when it ends
  bash.stdin.write('set -eu -o pipefail\n')
  let count = 0
  return {
    end: () => bash.stdin.end(),
    run: (code) =>
      new Promise((resolve, reject) => {
        if (bash.exitCode !== null) return reject(new Error('not run: a command before it failed'))
        said = ''
        const mark = `done-${++count}-${process.pid}`
        const look = () => {
          if (said.includes(mark)) settle(() => resolve(said.replace(mark, '')))
        }
        const gone = (status) => settle(() => reject(new Error(`ended with ${status}:\n${said}`)))
        const settle = (how) => {
          bash.stdout.off('data', look)
          bash.off('close', gone)
          how()
        }
        bash.stdout.on('data', look)
        bash.on('close', gone)
        bash.stdin.write(`{\n${code}} </dev/null\necho; echo ${mark}\n`)
      }),
  }
}

describe('README.md', () => {
  for (const { line, skip, code, prints } of blocks) {
    test(`line ${line}: ${code.split('\n')[0].slice(0, 60)}`, { skip, timeout: 120_000 }, async () => {
      const output = await shell.run(code)
      const lacking = missing(prints, output)
      assert.equal(lacking, undefined, `did not print this line:\n${lacking}\nbut:\n${output}`)
    })
  }

  test('has commands to run', () => assert.ok(blocks.filter((block) => !block.skip).length >= 5))
})
