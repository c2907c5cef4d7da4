// What callers get wrong holds names and birth dates all the same: in queries that cannot be read, values that cannot be used, and
// paths that lead nowhere. Planted here, looked for in the logs when everything has run.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plant } from '../lib/planted.mjs'
import { capture, createVerification, tokenOf } from '../lib/server.mjs'
import { Visitor } from '../lib/visitor.mjs'
import { company, password } from './world.mjs'
import { keyOf } from './key.mjs'

export function discretion(world) {
  test('mistakes that hold personal data are answered, and told to no log', async () => {
    const { owner } = await company(world, 'Hinoki')
    const { program } = await keyOf(world, owner)
    const name = plant('name', `Nakamura Haruka ${crypto.randomUUID().slice(0, 8)}`)
    const born = [plant('birth-date', '1987-10-23'), plant('birth-date', '昭和62年10月23日')]
    const search = plant('search', `find-${crypto.randomUUID()}`)
    const metadata = { name, born: born[0], jp: born[1] }

    for (const body of [
      JSON.stringify({ query: `{ verification(id: "${name}") { id } nobody(born: "${born[0]}") }` }),
      JSON.stringify({ query: `mutation { createVerification(input: { idempotencyKey: "", reference: "${name}" }) { __typename ... on UserError { message } } }` }),
      JSON.stringify({ query: 'query ($first: Int) { verifications(first: $first) { pageInfo { hasNextPage } } }', variables: { first: `${name} ${born[1]}` } }),
      `{"query":"{ viewer { name } }","variables":{"name":"${name}","born":"${born[0]}"`,
    ]) {
      await program.ask('POST', '/graphql', body)
    }
    const made = await createVerification(world.server, { reference: name, metadata })
    const asked = await fetch(`${world.server.url}/capture/v1/verification`, { headers: { Authorization: `Bearer ${tokenOf(made)}` } })
    assert.equal(asked.status, 200)
    for (const route of [`evidence/${encodeURIComponent(name)}/0`, `consent?born=${born[0]}`]) {
      await capture(world.server, made, 'POST', route, { version: name }).catch(() => undefined)
    }

    const stranger = new Visitor(world.server)
    for (const [target, body] of [
      ['/session/password', `{"email":"${name}","password":"${password()}`],
      ['/session/password', { email: name, password: password() }],
      ['/session/password', { email: 'a@b.example', password: password(), born: born[0] }],
      ['/session/reset', { email: `${name}@` }],
      ['/session/join', { token: plant('mail-token', crypto.randomUUID()), name }],
      ['/session/passkey', { challenge: plant('challenge', crypto.randomUUID()), credential: { id: name, born } }],
      ['/keys/revoke', { key: plant('api-key', `hk_test_${'7'.repeat(20)}${crypto.randomUUID()}`) }],
    ]) {
      const { status } = await stranger.ask('POST', target, body)
      assert.ok(status < 500, `${target}: ${status}`)
    }
    for (const target of [`/sso/discover?email=${search}`, `/sso/start?email=${encodeURIComponent(`${search}@nowhere.example`)}`, `/sso/oidc/callback?code=${search}&state=${search}`, `/verifications/${search}`, `/evidence/${search}`]) {
      await stranger.ask('GET', target)
    }
    await program.ask('POST', '/scim/v2/Users', `{"userName":"${name}","name":{"familyName":"${name}"}`, { 'Content-Type': 'application/scim+json' })
    await owner.ask('GET', `/export/audit?actor=${search}`)
    assert.ok(await owner.viewer())
  })
}
