// People by a company's directory: SCIM 2.0.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plant } from '../lib/planted.mjs'
import { enterBy } from '../lib/provider.mjs'
import { Program, Visitor } from '../lib/visitor.mjs'
import { company } from './world.mjs'
import { connect, prove } from './provider.mjs'

const user = 'urn:ietf:params:scim:schemas:core:2.0:User'
const scim = { 'Content-Type': 'application/scim+json' }

export function directory(world) {
  test('a directory makes, changes and deactivates people, and their sessions end at once', async () => {
    const { owner, id } = await company(world, 'Kikyo')
    const domain = await prove(world, owner, 'aoi.example')
    const connection = await connect(world, owner, 'OIDC', { justInTime: false })
    const { singleSignOn } = await owner.graphql('{ singleSignOn { scimUrl } }')
    const { secret } = await owner.change(
      'createApiKey',
      { idempotencyKey: crypto.randomUUID(), name: 'directory', mode: 'LIVE', role: 'admin', scopes: [{ subject: 'member', level: 'WRITE' }] },
      'secret',
    )
    const okta = new Program(world.server, plant('scim-token', secret))
    const send = (status, method, path, body) => okta.must(status, method, `${singleSignOn.scimUrl}${path}`, JSON.stringify(body), scim)
    await new Program(world.server, world.server.key).must(403, 'GET', `${singleSignOn.scimUrl}/Users`)

    const jiro = { schemas: [user], userName: 'jiro@aoi.example', externalId: 'ext-jiro', name: { givenName: 'Jirosan', familyName: 'Suzuki' }, active: true }
    const { body: made } = await send(201, 'POST', '/Users', jiro)
    await send(409, 'POST', '/Users', jiro)
    await send(400, 'POST', '/Users', { ...jiro, userName: 'jiro@elsewhere.example' })
    const { body: found } = await okta.must(200, 'GET', `${singleSignOn.scimUrl}/Users?filter=${encodeURIComponent('userName eq "jiro@aoi.example"')}`)
    assert.deepEqual([found.totalResults, found.Resources[0].id], [1, made.id])

    const person = new Visitor(world.server)
    await enterBy(person, connection, 'OIDC', 'sub-jiro')
    assert.equal((await person.viewer()).tenant.id, id)

    const patch = (...Operations) => send(200, 'PATCH', `/Users/${made.id}`, { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations })
    assert.equal((await patch({ op: 'replace', path: 'name.familyName', value: 'Suzuki-Sato' })).body.name.familyName, 'Suzuki-Sato')
    plant('name', 'Suzuki-Sato')
    assert.ok(await person.viewer(), 'a new name ends nothing')
    assert.equal((await patch({ op: 'replace', value: { active: false } })).body.active, false)
    assert.equal(await person.viewer(), undefined, 'the very next request')
    const back = await enterBy(person, connection, 'OIDC', 'sub-jiro')
    assert.match(back.headers.get('location'), /^\/sign-in\?/)

    assert.equal((await patch({ op: 'Replace', path: 'active', value: 'True' })).body.active, true)
    await enterBy(person, connection, 'OIDC', 'sub-jiro')
    assert.ok(await person.viewer())
    await send(204, 'DELETE', `/Users/${made.id}`)
    assert.equal(await person.viewer(), undefined)
    await send(404, 'GET', `/Users/${made.id}`)
    await owner.change('removeDomain', { id: domain.id }, 'id')
  })
}
