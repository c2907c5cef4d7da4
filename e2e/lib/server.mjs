// Starts the real binary with a data folder of its own, and stops it.
import { execFile, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { plant, remains } from './planted.mjs'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
export const people = path.join(root, 'build/people')
export const binary = process.env.HONNIN_BIN ?? path.join(root, 'bin/honnin')

/** A port that was free a moment ago. */
async function freePort() {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** What a probe throws when there is nothing to wait for any more. */
class Over extends Error {}

/** Waits until `probe` gives something, or fails after `seconds`. */
export async function eventually(what, probe, seconds = 30) {
  const end = Date.now() + seconds * 1000
  let last
  while (Date.now() < end) {
    try {
      const value = await probe()
      if (value) return value
    } catch (error) {
      if (error instanceof Over) throw error
      last = error
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`waited ${seconds} s for ${what}`, { cause: last })
}

/** A server with a data folder of its own and the policy for the films; `more` are further words of its command. */
export async function start(...more) {
  const data = await mkdtemp(path.join(tmpdir(), 'honnin-e2e-'))
  const policy = path.join(root, 'e2e/people/policy.yaml')
  return serve((listen) => [binary, 'serve', '--listen', listen, '--data', data, '--policy', policy, ...more], root, data)
}

let servers = 0

/** A folder of the run's for what one server leaves behind: its log from the beginning, its database and queue at the end. */
function grave() {
  const folder = path.join(remains, `${path.basename(process.argv[1] ?? 'server', '.test.mjs')}-${process.pid}-${++servers}`)
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Keeps all of a data folder but what is meant to hold secrets in the clear: mails, the installation's secret, the first key. */
function bury(data, folder) {
  const apart = ['mail', 'secret', 'demo.json', 'blobs'].map((name) => path.join(data, name))
  return cp(data, path.join(folder, 'data'), {
    recursive: true,
    filter: (from) => !apart.includes(from) && !/\.(sock|lock)$/.test(from),
  })
}

/**
 * The running server: its URL, its first API key, its one-time link, and what it printed. `command` gives the words that start it,
 * in the folder `cwd`; its data folder goes away with it, and what the run looks through at its end stays in `server.folder`.
 */
export async function serve(command, cwd, data) {
  const listen = `127.0.0.1:${await freePort()}`
  const [program, ...words] = command(listen)
  const child = spawn(program, words, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  const server = { url: `http://${listen}`, listen, data, output: '', child, folder: grave() }
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (server.output += text))
  // What it says on standard output is for who starts it, and holds the first key and links.
  child.stderr.pipe(createWriteStream(path.join(server.folder, 'log')))
  server.stop = async () => {
    if (child.exitCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
    }
    await bury(data, server.folder)
    await rm(data, { recursive: true, force: true })
  }
  try {
    await eventually('the server to be ready', async () => {
      if (child.exitCode !== null) throw new Over(server.output)
      return (await fetch(`${server.url}/readyz`)).ok
    })
    server.key = await eventually('the API key', () => server.output.match(/hk_live_\w+/)?.[0])
    server.link = await eventually('the one-time link', () => server.output.match(/Sign in +(http\S+\/sign-in#\S+)/)?.[1])
    server.operator = await eventually("the operator's link", () => server.output.match(/Operator +(http\S+\/sign-in#\S+)/)?.[1])
    plant('api-key', server.key)
    for (const address of [server.link, server.operator]) plant('link', tokenAt(address))
  } catch (error) {
    await server.stop()
    throw new Error(`the server did not start:\n${server.output}`, { cause: error })
  }
  return server
}

/** The secret part of a link. */
export function tokenAt(address) {
  return address.split('#')[1]
}

/** Another one-time link to the console, as an operator makes it. */
export async function link(server, ...more) {
  const { stdout } = await promisify(execFile)(binary, ['link', '--data', server.data, '--listen', server.listen, ...more])
  plant('link', tokenAt(stdout.trim()))
  return stdout.trim()
}

/** One GraphQL request with the server's API key. */
export async function graphql(server, query, variables = {}) {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${server.key}` },
    body: JSON.stringify({ query, variables }),
  })
  const body = await response.json()
  if (body.errors) throw new Error(JSON.stringify(body.errors))
  return body.data
}

/** Opens a verification and gives its id and the person's URL. */
export async function createVerification(server, input = {}) {
  const data = await graphql(
    server,
    `mutation ($input: CreateVerificationInput!) {
      createVerification(input: $input) {
        ... on CreateVerificationPayload { verification { id captureUrl } }
        ... on UserError { message }
      }
    }`,
    { input: { idempotencyKey: crypto.randomUUID(), ...input } },
  )
  const { verification } = data.createVerification
  plant('capture-token', tokenOf(verification))
  return verification
}

/** Cancels a verification. */
export function cancel(server, id) {
  return graphql(
    server,
    'mutation ($input: CancelVerificationInput!) { cancelVerification(input: $input) { __typename } }',
    { input: { id } },
  )
}

/** The token that a capture link holds. */
export function tokenOf({ captureUrl }) {
  return tokenAt(captureUrl)
}

/** A photograph of build/people, as it is sent. */
export async function evidence(name) {
  return new Blob([await readFile(path.join(people, `${name}.jpg`))], { type: 'image/jpeg' })
}

/** One request that the page would make; the answer must be a success. */
export async function capture(server, verification, method, route, body) {
  const photograph = body instanceof Blob
  const response = await fetch(`${server.url}/capture/v1/${route}`, {
    method,
    headers: {
      Authorization: `Bearer ${tokenOf(verification)}`,
      ...(body ? { 'Content-Type': photograph ? body.type : 'application/json' } : {}),
    },
    body: photograph || !body ? body : JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${text}`)
  return text ? JSON.parse(text) : undefined
}

/** Waits for the decision on a verification. */
export function decided(server, id, seconds = 60) {
  return eventually(
    `the decision on ${id}`,
    async () => {
      const { verification } = await graphql(
        server,
        `query ($id: ID!) {
          verification(id: $id) {
            state
            timeline { type }
            report { decision reasons findings { check outcome score reasons } }
          }
        }`,
        { id },
      )
      return verification.report && verification
    },
    seconds,
  )
}
