// In by a company's own provider: domains, just-in-time membership, and nothing else where a company wants that.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enterBy, fault } from '../lib/provider.mjs'
import { Visitor } from '../lib/visitor.mjs'
import { colleague, company } from './world.mjs'

/** Proves the domain by DNS, and gives it. */
export async function prove(world, owner, name) {
  const fields = 'domain { id name recordName recordText verifiedAt }'
  const { domain } = await owner.change('addDomain', { name }, fields)
  const early = await owner.mutate('verifyDomain', { id: domain.id }, fields)
  assert.equal(early.__typename, 'Conflict', 'not before the record is there')
  world.names.set(domain.recordName, domain.recordText)
  const proven = await owner.change('verifyDomain', { id: domain.id }, fields)
  assert.ok(proven.domain.verifiedAt)
  return proven.domain
}

/** A connection to a fake, enabled. */
export async function connect(world, owner, protocol, more = {}) {
  const fields = 'connection { id revision state callbackUrl }'
  const of = { OIDC: { issuer: world.oidc.url, clientId: 'honnin', clientSecret: world.clientSecret }, SAML: { metadataUrl: `${world.saml.url}/metadata` } }
  const { connection } = await owner.change('createConnection', { protocol, name: `By ${protocol}`, ...of[protocol], ...more }, fields)
  await new Visitor(world.server).must(303, 'GET', `/sso/start?connection=${connection.id}`).then(({ headers }) => {
    assert.match(headers.get('location'), /^\/sign-in\?.*sso=/, 'a draft lets nobody in')
  })
  return (await owner.change('enableConnection', { id: connection.id, revision: connection.revision }, fields)).connection
}

export function provider(world) {
  test('a domain is held by who proves it, and by one tenant alone', async () => {
    const [one, two] = [await company(world, 'Matsu'), await company(world, 'Take')]
    await prove(world, one.owner, 'matsu.example')
    const { domain } = await two.owner.change('addDomain', { name: 'matsu.example' }, 'domain { id recordName recordText }')
    world.names.set(domain.recordName, domain.recordText)
    assert.equal((await two.owner.mutate('verifyDomain', { id: domain.id }, '__typename')).__typename, 'Conflict')
    assert.equal((await two.owner.mutate('verifyDomain', { id: (await one.owner.graphql('{ domains { id } }')).domains[0].id }, '__typename')).__typename, 'NotFound')
  })

  // One company after another holds the domain of the people whom the providers know.
  for (const [protocol, faults] of [['OIDC', ['nonce', 'audience', 'issuer', 'expired', 'unsigned', 'key', 'state', 'email']], ['SAML', ['key', 'unsigned', 'audience', 'expired', 'replay']]]) {
    test(`${protocol}: colleagues become members as they come, outsiders do not, and a provider that errs lets nobody in`, async () => {
      const { owner, id, name } = await company(world, protocol === 'OIDC' ? 'Botan' : 'Shion')
      const domain = await prove(world, owner, 'aoi.example')
      const connection = await connect(world, owner, protocol, { defaultRole: 'reviewer' })
      const of = world[protocol.toLowerCase()]

      const hanako = new Visitor(world.server)
      const { body } = await hanako.must(200, 'GET', '/sso/discover?email=Hanako@Aoi.example')
      assert.deepEqual([body.required, body.connections[0].connection], [false, connection.id])
      const came = await enterBy(hanako, connection, protocol, 'sub-hanako')
      assert.equal(came.headers.get('location'), '/verifications')
      const viewer = await hanako.viewer()
      assert.deepEqual([viewer.name, viewer.tenant.id], ['hanako@aoi.example', id])
      assert.ok(viewer.permissions.includes('verification:review'))
      const { members } = await owner.graphql('{ members { edges { node { email role source } } } }')
      assert.deepEqual(members.edges.map(({ node }) => node).find(({ email }) => email === viewer.name), { email: viewer.name, role: 'reviewer', source: 'SSO' })

      const yuki = new Visitor(world.server)
      const refused = await enterBy(yuki, connection, protocol, 'sub-yuki')
      assert.match(refused.headers.get('location'), /^\/sign-in\?request=req_\w+&sso=/)
      assert.equal(await yuki.viewer(), undefined, 'an address outside of the domain')

      for (const wrong of faults) {
        await fault(of, wrong)
        const jiro = new Visitor(world.server)
        const { headers } = await enterBy(jiro, connection, protocol, 'sub-jiro')
        assert.match(headers.get('location'), /^\/sign-in\?/, wrong)
        assert.equal(await jiro.viewer(), undefined, wrong)
      }
      await fault(of, '')

      const { singleSignOn } = await owner.graphql('{ singleSignOn { revision } }')
      const guest = await colleague(world, { owner, name }, 'developer')
      await owner.change('requireSingleSignOn', { required: true, revision: singleSignOn.revision }, 'singleSignOn { required }')
      await insist(world, hanako, connection, protocol)
      assert.equal((await guest.signIn(guest.email, guest.password)).next, 'done', 'an address of another domain')
      assert.equal((await owner.signIn(owner.email, owner.password)).next, 'done', 'an owner, so that a broken provider locks nobody out')

      const again = (await owner.graphql('{ singleSignOn { revision } }')).singleSignOn
      await owner.change('requireSingleSignOn', { required: false, revision: again.revision }, 'singleSignOn { required }')
      await owner.change('removeDomain', { id: domain.id }, 'id')
    })
  }
}

/** Holds that a colleague who has set a password cannot use it while single sign-on is required, and can by the provider. */
async function insist(world, person, connection, protocol) {
  const { name: email } = await person.viewer()
  const secret = `by ${crypto.randomUUID()} alone`
  await person.post('/account/password', { password: secret }, 204)
  const other = new Visitor(world.server)
  const { body } = await other.post('/session/password', { email, password: secret }, 403)
  assert.match(body.error.message, /identity provider/)
  const found = await other.must(200, 'GET', `/sso/discover?email=${email}`)
  assert.equal(found.body.required, true)
  await enterBy(other, connection, protocol, 'sub-hanako')
  assert.equal((await other.viewer()).name, email)
}
