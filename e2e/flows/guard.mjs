// What another site makes a browser send is refused, whatever its body.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { company } from './world.mjs'

export function guard(world) {
  test('another site gets nothing done with the cookie, by JSON, by form, or by multipart', async () => {
    const { owner } = await company(world, 'Kaede')
    const query = JSON.stringify({ query: 'mutation { leaveTenant { __typename } }' })
    const form = new FormData()
    form.set('operations', query)
    form.set('map', '{}')
    const another = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }
    const tries = {
      'JSON of another site': [query, another],
      'JSON of another site by an old browser': [query, { Origin: 'https://evil.example', 'Sec-Fetch-Site': '' }],
      'text of another site': [query, { ...another, 'Content-Type': 'text/plain' }],
      'multipart of another site': [form, another],
      'JSON without the header': [query, { 'X-Honnin-CSRF': '' }],
      'multipart without the header': [form, { 'X-Honnin-CSRF': '' }],
    }
    for (const target of ['/graphql', '/session/tenant', '/account/password']) {
      for (const [what, [body, headers]] of Object.entries(tries)) {
        const { status, text } = await owner.ask('POST', target, body, headers)
        assert.equal(status, 403, `${what} to ${target}: ${text}`)
      }
    }
    await owner.must(403, 'DELETE', '/session', undefined, another)
    const stranger = await owner.ask('POST', '/session/password', { email: owner.email, password: owner.password }, another)
    assert.equal(stranger.status, 403, 'nor is anybody signed in by another site')
    assert.equal((await owner.viewer()).tenant.name, 'Kaede')
  })

  test('GraphQL refuses what is too deep, too wide, a list, too large, or curious and unknown', async () => {
    const { owner } = await company(world, 'Nadeshiko')
    const asked = async (body) => (await owner.ask('POST', '/graphql', body)).text
    const deep = `{ verifications { edges { node { timeline { type } } } } }`
    assert.doesNotMatch(await asked({ query: deep }), /limit is/)
    assert.match(await asked({ query: `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: __typename`).join(' ')} viewer { ${Array.from({ length: 31 }, (_, i) => `b${i}: name`).join(' ')} } }` }), /limit is/)
    assert.match(await asked(JSON.stringify([{ query: '{ viewer { name } }' }])), /one operation/)
    assert.match(await asked({ query: `{ viewer { name } } #${'x'.repeat(1 << 20)}` }), /large|bytes|MB/i)
    const anonymous = await fetch(`${world.server.url}/graphql`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"query":"{ __schema { types { name } } }"}' })
    assert.doesNotMatch(await anonymous.text(), /"types"/)
  })
}
