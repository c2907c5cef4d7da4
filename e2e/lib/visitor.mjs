// Somebody with a browser, without the browser: keeps cookies, and says where its requests come from as a browser does.
import assert from 'node:assert/strict'
import { plant, plantCookies } from './planted.mjs'
import { tokenAt } from './server.mjs'

let visitors = 0

/** One browser at one address. The server must trust 127.0.0.0/8 as a proxy, see `start`. */
export class Visitor {
  constructor(server, { address = `198.51.100.${++visitors % 250}`, agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' } = {}) {
    Object.assign(this, { server, address, agent, cookies: new Map() })
  }

  /** One request; the answer with its body read, as JSON if it is. Redirects are not followed. */
  async ask(method, target, body, headers = {}) {
    const url = new URL(target, this.server.url)
    const ours = url.origin === new URL(this.server.url).origin
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        'User-Agent': this.agent,
        'X-Forwarded-For': this.address,
        ...(ours && this.cookies.size ? { Cookie: [...this.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ') } : {}),
        ...(method === 'GET' ? {} : { 'X-Honnin-CSRF': '1', Origin: this.server.url, 'Sec-Fetch-Site': 'same-origin' }),
        ...(body && !(body instanceof FormData) && !headers['Content-Type'] ? { 'Content-Type': 'application/json' } : {}),
        ...headers,
      },
      body: body instanceof FormData || typeof body === 'string' || !body ? body : JSON.stringify(body),
    })
    if (ours) this.keep(response.headers.getSetCookie())
    const text = await response.text()
    const json = /json/.test(response.headers.get('content-type') ?? '') && !/jsonl/.test(response.headers.get('content-type'))
    return { status: response.status, headers: response.headers, text, body: json && text ? JSON.parse(text) : undefined }
  }

  keep(lines) {
    plantCookies(lines)
    for (const line of lines) {
      const [pair, ...attributes] = line.split('; ')
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
      if (value && !attributes.includes('Max-Age=0')) this.cookies.set(name, { value, attributes })
      else this.cookies.delete(name)
    }
  }

  /** A request that must be answered with the status. */
  async must(status, method, target, body, headers) {
    const answer = await this.ask(method, target, body, headers)
    assert.equal(answer.status, status, `${method} ${target}: ${answer.text}`)
    return answer
  }

  post(target, body = {}, status = 200) {
    return this.must(status, 'POST', target, body)
  }

  /** One GraphQL request: its data, or an error with the kinds of what went wrong. */
  async graphql(query, variables = {}) {
    const { body, text } = await this.ask('POST', '/graphql', { query, variables })
    if (!body || body.errors) throw new Error(body ? JSON.stringify(body.errors) : text)
    return body.data
  }

  /** A mutation with one input and a payload union: the payload, or what the caller should put right. */
  async mutate(name, input, fields) {
    const type = `${name[0].toUpperCase()}${name.slice(1)}`.replace('ApiKey', 'APIKey')
    const data = await this.graphql(
      `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on ${type}Payload { ${fields} } ... on UserError { message } } }`,
      { input },
    )
    return data[name]
  }

  /** As mutate, and it must go well. */
  async change(name, input, fields) {
    const payload = await this.mutate(name, input, fields)
    assert.match(payload.__typename, /Payload$/, `${name}: ${payload.message}`)
    return payload
  }

  /** What `viewer` says; undefined when nobody is signed in. */
  async viewer() {
    const { body, status } = await this.ask('POST', '/graphql', { query: '{ viewer { kind name tenant { id name } permissions } }' })
    return status === 401 || body?.errors ? undefined : body.data.viewer
  }

  async enter(address) {
    await this.post('/session', { token: tokenAt(address) }, 204)
    return this
  }

  /** Gives the password; the challenge, where a second factor is wanted. */
  async signIn(email, password) {
    const { body } = await this.post('/session/password', { email, password: plant('password', password) })
    if (body.challenge) plant('challenge', body.challenge)
    return body
  }

  get session() {
    return this.cookies.get('honnin_session')?.value
  }
}

/** A program that holds an API key. */
export class Program extends Visitor {
  constructor(server, key, options) {
    super(server, options)
    this.key = plant('api-key', key)
  }

  ask(method, target, body, headers = {}) {
    return super.ask(method, target, body, { Authorization: `Bearer ${this.key}`, ...headers })
  }
}
