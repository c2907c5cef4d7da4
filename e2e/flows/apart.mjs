// Tenants that never meet, one that is suspended, and operators who come in with a reason.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plant } from '../lib/planted.mjs'
import { capture, link, tokenOf } from '../lib/server.mjs'
import { Visitor } from '../lib/visitor.mjs'
import { colleague, company } from './world.mjs'
import { keyOf } from './key.mjs'

/** Opens a verification by a key. */
async function opened(program) {
  const { verification } = await program.change('createVerification', { idempotencyKey: crypto.randomUUID() }, 'verification { id captureUrl }')
  plant('capture-token', tokenOf(verification))
  return verification
}

export function apart(world) {
  test("one tenant's ids are not found by the other, whatever is asked of them", async () => {
    const [one, two] = [await company(world, 'Kuri'), await company(world, 'Nashi')]
    await colleague(world, one, 'auditor')
    await one.owner.change('inviteMember', { email: 'guest@kuri.example', role: 'auditor' }, 'invitation { id }')
    await one.owner.change('createRole', { name: 'watcher', permissions: ['verification:read'] }, 'role { id }')
    await one.owner.change('addDomain', { name: 'kuri.example' }, 'domain { id }')
    await one.owner.change('createConnection', { protocol: 'OIDC', name: 'Theirs', issuer: world.oidc.url, clientId: 'honnin', clientSecret: world.clientSecret }, 'connection { id }')
    const { program, id: apiKey } = await keyOf(world, one.owner)
    const { id: verification } = await opened(program)
    const theirs = await one.owner.graphql(`{
      members { edges { node { id } } } invitations { edges { node { id } } } roles { id builtIn } domains { id } connections { id } }`)
    const member = theirs.members.edges[0].node.id
    const invitation = theirs.invitations.edges[0].node.id
    const role = theirs.roles.find(({ builtIn }) => !builtIn).id

    for (const [name, input] of Object.entries({
      cancelVerification: { id: verification },
      revokeApiKey: { id: apiKey },
      rotateApiKey: { id: apiKey, idempotencyKey: 'x' },
      updateApiKey: { id: apiKey, revision: 1, name: 'mine' },
      changeMemberRole: { id: member, revision: 1, role: 'auditor' },
      suspendMember: { id: member },
      reinstateMember: { id: member },
      removeMember: { id: member },
      resendInvitation: { id: invitation },
      revokeInvitation: { id: invitation },
      updateRole: { id: role, revision: 1, description: '', permissions: ['verification:read'] },
      deleteRole: { id: role },
      verifyDomain: { id: theirs.domains[0].id },
      removeDomain: { id: theirs.domains[0].id },
      updateConnection: { id: theirs.connections[0].id, revision: 1, name: 'mine' },
      enableConnection: { id: theirs.connections[0].id, revision: 1 },
      disableConnection: { id: theirs.connections[0].id, revision: 1 },
      deleteConnection: { id: theirs.connections[0].id, revision: 1 },
    })) {
      const { __typename: answered } = await two.owner.mutate(name, input, '__typename')
      assert.equal(answered, 'NotFound', name)
    }
    assert.equal((await two.owner.graphql('query ($id: ID!) { verification(id: $id) { id } }', { id: verification })).verification, null)
    for (const query of ['suspendTenant', 'resumeTenant']) {
      await assert.rejects(two.owner.mutate(query, { id: one.id }, '__typename'), /forbidden|permission|not allow/i)
    }
    const audit = await two.owner.must(200, 'GET', '/export/audit')
    assert.ok(!audit.text.includes(one.id) && !audit.text.includes(one.owner.email))
  })

  test('a suspended tenant is shut for people, keys and those being verified, and goes on later', async () => {
    const { owner, id } = await company(world, 'Budou')
    const { program } = await keyOf(world, owner)
    const verification = await opened(program)
    await capture(world.server, verification, 'GET', 'verification')
    await world.operator.change('suspendTenant', { id }, 'tenant { state }')
    await program.must(403, 'POST', '/graphql', { query: '{ viewer { name } }' }).catch(async () => program.must(401, 'POST', '/graphql', { query: '{ viewer { name } }' }))
    assert.equal(await owner.viewer(), undefined)
    await assert.rejects(capture(world.server, verification, 'POST', 'consent', { version: '2026-11-01' }), /40[13]|404|409/)
    await new Visitor(world.server).post('/session/password', { email: owner.email, password: owner.password }, 403)
    await world.operator.change('resumeTenant', { id }, 'tenant { state }')
    const back = new Visitor(world.server)
    await back.signIn(owner.email, owner.password)
    assert.equal((await back.viewer()).tenant.id, id)
  })

  test('an operator comes in with a reason, for a while, and the tenant reads it', async () => {
    const { owner, id } = await company(world, 'Kaki')
    const operator = await new Visitor(world.server).enter(await link(world.server, '--email', 'operator@localhost', ...(world.database ? ['--database', world.database.url] : [])))
    const visit = (more) => operator.mutate('beginVisit', { tenant: id, reason: 'Ticket 4711: the webhook fails', role: 'auditor', minutes: 10, ...more }, 'visit { id expiresAt }')
    for (const bad of [{ reason: 'why not' }, { role: 'owner' }, { minutes: 61 }]) assert.equal((await visit(bad)).__typename, 'InvalidInput')
    const begun = await visit({})
    const before = operator.session
    await operator.post('/session/visit', { visit: begun.visit.id }, 204)
    assert.notEqual(operator.session, before)
    const { members } = await operator.graphql('{ members { edges { node { email } } } }')
    assert.deepEqual(members.edges.map(({ node }) => node.email), [owner.email])
    await assert.rejects(operator.mutate('inviteMember', { email: 'x@kaki.example', role: 'auditor' }, '__typename'), /permission member:write/, 'an auditor there')
    await assert.rejects(operator.mutate('createTenant', { idempotencyKey: 'x', name: 'x', owner: 'x@kaki.example' }, '__typename'), /permission platform:write/)
    await operator.graphql('mutation { endVisit { ended } }')
    await operator.post('/session/leave', {}, 204)
    await operator.post('/session/visit', { visit: begun.visit.id }, 404)
    const { auditLog } = await owner.graphql('{ auditLog(first: 50) { edges { node { action actorKind reason address } } } }')
    const seen = auditLog.edges.map(({ node }) => node).filter(({ actorKind }) => actorKind === 'OPERATOR')
    // Before it, the operator made the tenant and its contract from outside, which is no visit. The newest comes first.
    const visited = seen.slice(0, seen.findIndex(({ action }) => action === 'visit.begin') + 1)
    assert.ok(visited.length >= 2, JSON.stringify(seen))
    assert.ok(visited.every(({ reason }) => reason === 'Ticket 4711: the webhook fails'), JSON.stringify(seen))
    assert.ok(!seen.slice(visited.length).some(({ action }) => action.startsWith('visit.')), JSON.stringify(seen))
    await owner.post('/session/visit', { visit: begun.visit.id }, 404)
  })
}
