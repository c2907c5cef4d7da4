// The first start, passwords, and those who guess at them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mail, mails } from '../lib/mailbox.mjs'
import { tokenAt } from '../lib/server.mjs'
import { Visitor } from '../lib/visitor.mjs'
import { company, join, password } from './world.mjs'

export function enter(world) {
  test('the first start prints a link for the first operator, which works once', async () => {
    const { platformTenants } = await world.operator.graphql('{ platformTenants { edges { node { name } } } }')
    assert.deepEqual(platformTenants.edges.map(({ node }) => node.name), ['My company'], 'whoever tries Honnin out has one')
    for (const query of ['{ verifications { pageInfo { hasNextPage } } }', '{ members { pageInfo { hasNextPage } } }', '{ auditLog { pageInfo { hasNextPage } } }']) {
      const { body } = await world.operator.ask('POST', '/graphql', { query })
      assert.equal(body.errors?.[0].extensions.kind, 'forbidden', query)
    }
    await new Visitor(world.server).post('/session', { token: tokenAt(world.server.operator) }, 401)
  })

  test('an operator makes a tenant, and its owner comes in by the mail, once', async () => {
    const { owner, id } = await company(world, 'Kiku')
    const viewer = await owner.viewer()
    assert.deepEqual([viewer.name, viewer.tenant], [owner.email, { id, name: 'Kiku' }])
    const { url } = await mail(world.server, owner.email, '/invitation')
    await new Visitor(world.server).post('/session/join', { token: tokenAt(url), password: password() }, 404)
  })

  test('sessions are begun by the right password alone', async () => {
    const { owner } = await company(world, 'Ume')
    const other = new Visitor(world.server)
    for (const [email, given] of [[owner.email, password()], ['nobody@ume.example', owner.password], [owner.email, '']]) {
      const { body } = await other.post('/session/password', { email, password: given }, 401)
      assert.equal(body.error.message, 'The e-mail address or the password is wrong.', 'unknown and wrong are alike')
    }
    assert.equal(await other.viewer(), undefined)
    assert.equal((await other.signIn(owner.email, owner.password)).next, 'done')
    assert.equal((await other.viewer()).name, owner.email)
  })

  test('the cookies are for the server alone, and end when the session does', async () => {
    const { owner } = await company(world, 'Sumire')
    for (const [name, seconds] of [['honnin_session', 12 * 3600], ['honnin_device', 180 * 24 * 3600]]) {
      const { attributes } = owner.cookies.get(name)
      for (const wanted of ['HttpOnly', 'SameSite=Lax', 'Path=/', `Max-Age=${seconds}`]) assert.ok(attributes.includes(wanted), `${name}: ${attributes}`)
      assert.ok(!attributes.some((attribute) => attribute.startsWith('Domain')), 'this host alone')
    }
    const before = owner.session
    await owner.must(204, 'DELETE', '/session')
    assert.equal(owner.session, undefined)
    const thief = new Visitor(world.server)
    thief.cookies.set('honnin_session', { value: before })
    assert.equal(await thief.viewer(), undefined, 'signing out ends it on the server')
  })

  test('who guesses is braked everywhere, and the victim still comes in', async () => {
    const { owner } = await company(world, 'Sakura')
    // From the victim's own address too, by another browser, until it is braked, and from many others.
    let braked
    for (let guess = 0; guess < 40 && !braked; guess++) {
      const guesser = new Visitor(world.server)
      const answer = await guesser.ask('POST', '/session/password', { email: owner.email, password: password() })
      assert.ok([401, 429].includes(answer.status), answer.text)
      if (answer.status === 429) braked = answer
    }
    assert.ok(braked, 'somebody who changes their address is braked by the account')
    assert.ok(Number(braked.headers.get('retry-after')) >= 1)

    // An unknown browser is braked even with the right password: otherwise the brake would tell who guessed right.
    await new Visitor(world.server).post('/session/password', { email: owner.email, password: owner.password }, 429)

    // The victim's own browser is counted apart.
    await owner.must(204, 'DELETE', '/session')
    assert.equal((await owner.signIn(owner.email, owner.password)).next, 'done')

    // And a reset by mail opens the account again for a browser that nobody knows.
    const elsewhere = new Visitor(world.server)
    await elsewhere.post('/session/reset', { email: owner.email }, 204)
    const { url } = await mail(world.server, owner.email, '/sign-in/reset')
    const fresh = password()
    await elsewhere.post('/session/reset/finish', { token: tokenAt(url), password: fresh }, 204)
    assert.equal((await new Visitor(world.server).signIn(owner.email, fresh)).next, 'done')
  })

  test('a reset by mail sets a new password, once, ends every session, and tells nobody who exists', async () => {
    const { owner } = await company(world, 'Momo')
    const person = new Visitor(world.server)
    await person.post('/session/reset', { email: 'nobody@momo.example' }, 204)
    await person.post('/session/reset', { email: owner.email }, 204)
    const { url } = await mail(world.server, owner.email, '/sign-in/reset')
    assert.equal((await mails(world.server, 'nobody@momo.example', '/sign-in/reset')).length, 0)

    for (const weak of ['short', 'password', '12345678901234567890', owner.email]) {
      const { body } = await person.post('/session/reset/finish', { token: tokenAt(url), password: weak }, 400)
      assert.equal(body.error.kind, 'invalid')
    }
    const fresh = password()
    await person.post('/session/reset/finish', { token: tokenAt(url), password: fresh }, 204)
    await person.post('/session/reset/finish', { token: tokenAt(url), password: password() }, 401)
    assert.equal(await owner.viewer(), undefined)
    await person.post('/session/password', { email: owner.email, password: owner.password }, 401)
    assert.equal((await person.signIn(owner.email, fresh)).next, 'done')
  })

  test('a browser that was never seen before is told of by mail, a known one is not', async () => {
    const { owner } = await company(world, 'Hasu')
    await owner.signIn(owner.email, owner.password)
    const other = new Visitor(world.server, { agent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15' })
    await other.signIn(owner.email, owner.password)
    const told = await mail(world.server, owner.email, '/sign-in/forgotten')
    assert.match(told.text, /Safari on (Mac|macOS)/)
    assert.match(told.text, new RegExp(other.address.replaceAll('.', '\\.')))
    await other.signIn(owner.email, owner.password)
    assert.equal((await mails(world.server, owner.email, '/sign-in/forgotten')).length, 1)
  })

  test('somebody who has an account joins another tenant by the mail, and signs in as always', async () => {
    const [one, two] = [await company(world, 'Fuji'), await company(world, 'Ran')]
    await two.owner.change('inviteMember', { email: one.owner.email, role: 'auditor' }, 'invitation { id }')
    const { url } = await mail(world.server, one.owner.email, '/invitation', 2)
    const stranger = new Visitor(world.server)
    const { body: offer } = await stranger.post('/session/invitation', { token: tokenAt(url) })
    assert.deepEqual([offer.tenant, offer.role, offer.password], ['Ran', 'auditor', false])
    const joined = await stranger.post('/session/join', { token: tokenAt(url) })
    assert.equal(joined.body.next, 'sign-in')
    assert.equal(stranger.session, undefined, 'a link by mail proves the address and no more')

    // The session goes from one tenant to the other under a new token, and nowhere else.
    const before = one.owner.session
    await one.owner.post('/session/tenant', { tenant: two.id }, 204)
    assert.notEqual(one.owner.session, before)
    assert.deepEqual((await one.owner.viewer()).tenant, { id: two.id, name: 'Ran' })
    assert.ok(!(await one.owner.viewer()).permissions.includes('member:write'), 'an auditor there')
    await two.owner.post('/session/tenant', { tenant: one.id }, 404)
    const { viewer } = await one.owner.graphql('{ viewer { memberships { tenant { id } role current } } }')
    assert.deepEqual(viewer.memberships.map(({ tenant, role, current }) => [tenant.id, role, current]), [[one.id, 'owner', false], [two.id, 'auditor', true]])
    await assert.rejects(join(world, one.owner.email, { nth: 2 }))
  })
}
