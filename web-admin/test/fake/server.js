// A stand-in for the server: the real schema with resolvers of its own, sessions, photographs and the built console.
import { randomUUID } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { buildSchema, graphql } from 'graphql'

import { answerPeople, discover } from './people.js'
import { createWorld, resolvers } from './world.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = join(root, 'graph/schema')
const schema = buildSchema(
  readdirSync(folder)
    .filter((name) => name.endsWith('.graphqls'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n'),
)

const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.ttf': 'font/ttf', '.map': 'application/json' }

/** As the server sends it: nothing from elsewhere, nothing inline. The API explorer's editor writes its own styles. */
export const policy = (styles = "'self'") =>
  `default-src 'self'; script-src 'self'; style-src ${styles}; img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'`

const portrait =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120"><rect width="120" height="120" fill="#c9d2dd"/><circle cx="60" cy="50" r="22" fill="#e7c6a8"/><path d="M20 120c4-30 20-40 40-40s36 10 40 40" fill="#4a5a74"/></svg>'

async function bodyOf(request) {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)

  return JSON.parse(Buffer.concat(chunks).toString() || '{}')
}

function json(response, status, value, headers = {}) {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
  response.end(JSON.stringify(value))
}

const isPeople = (path) => /^\/(session|account)(\/|$)/.test(path)

const refuse = (response, status, kind) => json(response, status, { error: { kind, message: kind } })

async function api(world, request, response) {
  const { query, variables, operationName } = await bodyOf(request)
  if (world.trouble === 'broken') {
    json(response, 200, { data: null, errors: [{ message: 'Something went wrong.', extensions: { kind: 'internal' } }] })

    return
  }
  const answer = await graphql({ schema, source: query, rootValue: resolvers(world), variableValues: variables, operationName })
  json(response, 200, answer)
}

async function people(world, request, response, route, known) {
  const headers = {}
  const answer = answerPeople(world, route, request.method === 'POST' ? await bodyOf(request) : {}, {
    known,
    enter: () => {
      const id = randomUUID()
      world.sessions.add(id)
      headers['Set-Cookie'] = `honnin_session=${id}; HttpOnly; SameSite=Lax; Path=/`
    },
  })
  if (!answer) return refuse(response, 404, 'not_found')
  if (answer.value) return json(response, answer.status, answer.value, headers)
  response.writeHead(answer.status, headers).end()
}

function photograph(world, id, response) {
  const photo = world.rows.flatMap((row) => row.evidence).find((each) => each.id === id)
  const file = photo && join(root, 'build/people', `${photo.file}.jpg`)
  if (!photo) refuse(response, 404, 'not_found')
  else if (existsSync(file)) createReadStream(file).pipe(response.writeHead(200, { 'Content-Type': 'image/jpeg' }))
  else response.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end(portrait)
}

function page(path, response) {
  const dist = join(root, 'web-admin/dist')
  const wanted = join(dist, path)
  const explorer = path === '/graphiql'
  const file = explorer
    ? join(dist, 'graphiql.html')
    : wanted.startsWith(dist) && existsSync(wanted) && statSync(wanted).isFile()
      ? wanted
      : join(dist, 'index.html')
  response.writeHead(200, {
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    'Content-Security-Policy': policy(explorer ? "'self' 'unsafe-inline'" : "'self'"),
    'X-Content-Type-Options': 'nosniff',
  })
  createReadStream(file).pipe(response)
}

/** Starts the stand-in on a free port, or the given one; `world` is its state, open to the caller. */
export async function startFake({ port = 0, world = createWorld() } = {}) {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost')
    const cookie = /honnin_session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1]
    const known = cookie !== undefined && world.sessions.has(cookie)
    const behind = pathname === '/graphql' || pathname.startsWith('/evidence/')

    const answer = async () => {
      if (world.trouble === 'down' && (behind || isPeople(pathname) || pathname.startsWith('/sso/'))) {
        request.socket.destroy()

        return
      }
      if ((pathname === '/graphql' || isPeople(pathname)) && request.headers['x-honnin-csrf'] !== '1') return refuse(response, 403, 'forbidden')
      if (isPeople(pathname)) return people(world, request, response, `${request.method} ${pathname}`, known)
      if (pathname === '/sso/discover') return json(response, 200, discover(searchParams.get('email')))
      if (behind && !known) return refuse(response, 401, 'unauthenticated')
      if (pathname === '/graphql') {
        await new Promise((resolve) => setTimeout(resolve, world.delay))

        return api(world, request, response)
      }
      if (behind) return photograph(world, pathname.slice('/evidence/'.length), response)

      return page(pathname, response)
    }

    answer().catch((error) => {
      refuse(response, 500, String(error))
    })
  })
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))

  return {
    world,
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => {
      server.closeAllConnections()
      server.close(resolve)
    }),
  }
}
