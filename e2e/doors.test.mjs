// Every credential opens its own door and no other.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { capture, createVerification, decided, evidence, graphql, start, tokenOf } from './lib/server.mjs'

let server
let one

before(async () => {
  server = await start()
  one = await createVerification(server, { binding: 'UNBOUND', reference: 'doors' })
})

after(() => server?.stop())

/** Asks the API who is asking, with these headers. */
async function ask(headers) {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ query: '{ viewer { name } }' }),
  })
  return { status: response.status, body: await response.json() }
}

describe('the API', () => {
  for (const [what, headers] of Object.entries({
    'no credential': () => ({}),
    'a wrong key': () => ({ Authorization: `Bearer ${server.key.slice(0, -4)}AAAA` }),
    'words that are no key': () => ({ Authorization: 'Bearer hello' }),
    'another scheme': () => ({ Authorization: `Basic ${server.key}` }),
    "a person's token": () => ({ Authorization: `Bearer ${tokenOf(one)}` }),
    "a person's token as a session": () => ({ Cookie: `honnin_session=${tokenOf(one)}`, 'X-Honnin-Csrf': '1' }),
    'a key as a session': () => ({ Cookie: `honnin_session=${server.key}`, 'X-Honnin-Csrf': '1' }),
  })) {
    test(`refuses ${what} in typed form`, async () => {
      const { status, body } = await ask(headers())
      assert.equal(status, 401)
      assert.equal(body.data ?? null, null)
      assert.equal(body.errors.length, 1)
      assert.equal(body.errors[0].extensions.kind, 'unauthenticated')
      assert.ok(body.errors[0].message.length > 10)
    })
  }

  test('lets its key in', async () => {
    const { status, body } = await ask({ Authorization: `Bearer ${server.key}` })
    assert.equal(status, 200)
    assert.ok(body.data.viewer.name)
  })
})

describe('the capture surface', () => {
  for (const [what, credential] of Object.entries({
    'an API key': () => ({ Authorization: `Bearer ${server.key}` }),
    "its token in a cookie, which another site's page could make a browser send": () => ({ Cookie: `honnin_session=${tokenOf(one)}` }),
    'nothing': () => ({}),
  })) {
    test(`refuses ${what}`, async () => {
      for (const [method, path] of [
        ['GET', 'verification'],
        ['POST', 'consent'],
        ['PUT', 'evidence/selfie/0'],
        ['POST', 'submit'],
      ]) {
        const response = await fetch(`${server.url}/capture/v1/${path}`, { method, headers: credential() })
        assert.equal(response.status, 401, `${method} ${path}`)
        assert.equal((await response.json()).error.kind, 'unauthenticated')
      }
    })
  }

  test('takes a submission twice, and decides once', async () => {
    const twice = await createVerification(server, { binding: 'UNBOUND', reference: 'twice' })
    await capture(server, twice, 'POST', 'consent', { version: '2026-11-01' })
    await capture(server, twice, 'PUT', 'evidence/selfie/0', await evidence('franck-1'))
    const both = await Promise.all([capture(server, twice, 'POST', 'submit'), capture(server, twice, 'POST', 'submit')])
    const { report, timeline } = await decided(server, twice.id)
    const late = await capture(server, twice, 'POST', 'submit')
    assert.deepEqual([...both, late].map((answer) => answer.state), ['submitted', 'submitted', 'submitted'])
    const types = timeline.map((event) => event.type)
    assert.deepEqual(types, [...new Set(types)])
    assert.ok(report)
  })

  test("gives the API's image to who may see it, and to no other", async () => {
    const seen = await createVerification(server, { binding: 'UNBOUND', reference: 'image' })
    await capture(server, seen, 'PUT', 'evidence/selfie/0', await evidence('franck-1'))
    const { verification } = await graphql(server, 'query ($id: ID!) { verification(id: $id) { evidence { imageUrl } } }', { id: seen.id })
    const url = new URL(verification.evidence[0].imageUrl, server.url)
    const as = async (headers) => (await fetch(url, { headers })).status
    assert.equal(await as({ Authorization: `Bearer ${server.key}` }), 200)
    assert.equal(await as({ Authorization: `Bearer ${tokenOf(seen)}` }), 401)
    assert.equal(await as({}), 401)
  })
})
