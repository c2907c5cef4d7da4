// Starts the fakes of the outside world, which are Go programs of this repository.
import { execFile, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { root } from './server.mjs'

// One for each process: two test files at a time must not overwrite what the other is about to start.
const folder = path.join(root, 'build/fakes', String(process.pid))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

/** Builds and starts e2e/fakes/NAME with further words; it says where it listens. */
export async function fake(name, ...words) {
  await promisify(execFile)('go', ['build', '-o', `${folder}/`, `./e2e/fakes/${name}`], { cwd: root })
  const child = spawn(path.join(folder, name), words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const first = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)))
  })
  return {
    ...JSON.parse(first),
    async stop() {
      if (child.exitCode !== null) return
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
    },
  }
}
