// More than a password: one-time codes, recovery codes, passkeys; and sessions, which a change of rights gives a new token.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { launch, open } from '../lib/browser.mjs'
import { app } from '../lib/codes.mjs'
import { plant } from '../lib/planted.mjs'
import { Visitor } from '../lib/visitor.mjs'
import { company, password } from './world.mjs'

export function factors(world) {
  test('one-time codes are asked for once they are on, each works once, and a recovery code in their place', async () => {
    const { owner } = await company(world, 'Tsubaki')
    const { body: enrolment } = await owner.post('/account/codes/begin')
    assert.match(enrolment.uri, /^otpauth:\/\/totp\/Honnin/)
    const phone = app(enrolment.secret)
    await owner.post('/account/codes/confirm', { code: '000000' }, 401)
    const before = owner.session
    const { body } = await owner.post('/account/codes/confirm', { code: await phone.next() })
    body.recoveryCodes.forEach((code) => plant('recovery-code', code))
    assert.equal(new Set(body.recoveryCodes).size, 10)
    assert.notEqual(owner.session, before, 'another level of proof, another token')

    const other = new Visitor(world.server)
    const asked = await other.signIn(owner.email, owner.password)
    assert.equal(asked.next, 'second')
    assert.equal(await other.viewer(), undefined, 'a password alone is not enough any more')
    await other.post('/session/second', { challenge: asked.challenge, code: phone.last() }, 401)
    await other.post('/session/second', { challenge: asked.challenge, code: await phone.next() })
    assert.equal((await other.viewer()).name, owner.email)

    const third = new Visitor(world.server)
    const [code] = body.recoveryCodes
    await third.post('/session/second', { challenge: (await third.signIn(owner.email, owner.password)).challenge, code })
    const { viewer } = await third.graphql('{ viewer { factors { codes recoveryCodes password } sessions { aal method current } } }')
    assert.deepEqual(viewer.factors, { codes: true, recoveryCodes: 9, password: true })
    assert.equal(viewer.sessions.find(({ current }) => current).aal, 2)
    const fourth = new Visitor(world.server)
    await fourth.post('/session/second', { challenge: (await fourth.signIn(owner.email, owner.password)).challenge, code }, 401)
  })

  test('a passkey is made and signs in, in a real browser', async () => {
    const { owner } = await company(world, 'Ayame')
    const browser = await launch()
    try {
      // Passkeys belong to a name: on this machine to localhost.
      const page = await open(browser)
      const cdp = await page.context().newCDPSession(page)
      await cdp.send('WebAuthn.enable')
      await cdp.send('WebAuthn.addVirtualAuthenticator', {
        options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
      })
      await page.goto(`http://localhost:${new URL(world.server.url).port}/sign-in`)
      const call = (target, body) => page.evaluate(post, [target, body])
      assert.equal((await call('/session/password', { email: owner.email, password: owner.password })).status, 200)

      const asked = (await call('/account/passkeys/begin', {})).body
      plant('challenge', asked.challenge)
      const made = await page.evaluate(create, asked.options.publicKey)
      assert.equal((await call('/account/passkeys/add', { challenge: asked.challenge, credential: made, name: 'This laptop' })).status, 204)
      assert.equal((await call('/account/passkeys/add', { challenge: asked.challenge, credential: made, name: 'Again' })).status, 401)

      await page.context().clearCookies()
      const entering = (await call('/session/passkey/ask', {})).body
      plant('challenge', entering.challenge)
      const given = await page.evaluate(get, entering.options.publicKey)
      const spoilt = { ...given, response: { ...given.response, signature: made.response.attestationObject.slice(0, 90) } }
      assert.equal((await call('/session/passkey', { challenge: entering.challenge, credential: spoilt })).status, 401)
      assert.equal((await call('/session/passkey', { challenge: entering.challenge, credential: given })).status, 401, 'one answer to one question')

      const again = (await call('/session/passkey/ask', {})).body
      const right = await page.evaluate(get, again.options.publicKey)
      assert.equal((await call('/session/passkey', { challenge: again.challenge, credential: right })).status, 200)
      const seen = await call('/graphql', { query: '{ viewer { name sessions { method aal current } factors { passkeys { name } } } }' })
      assert.equal(seen.body.data.viewer.name, owner.email)
      assert.deepEqual(seen.body.data.viewer.factors.passkeys, [{ name: 'This laptop' }])
      assert.deepEqual(seen.body.data.viewer.sessions.filter(({ current }) => current).map(({ method, aal }) => [method, aal]), [['passkey', 2]])
    } finally {
      await browser.close()
    }
  })

  test('sessions are listed and ended, and a new password ends all others and renews this one', async () => {
    const { owner } = await company(world, 'Yuri')
    const other = new Visitor(world.server)
    const third = new Visitor(world.server)
    for (const each of [other, third]) await each.signIn(owner.email, owner.password)
    const list = async () => (await owner.graphql('{ viewer { sessions { id agent address method current } } }')).viewer.sessions
    const listed = await list()
    assert.equal(listed.length, 3)
    assert.ok(listed.every(({ agent, method }) => agent === 'Firefox on Linux' && method === 'password'), JSON.stringify(listed))
    await owner.post('/account/sessions/end', { id: listed.find(({ address }) => address === other.address).id }, 204)
    assert.equal(await other.viewer(), undefined)
    assert.ok(await third.viewer())

    const stranger = (await company(world, 'Ajisai')).owner
    await stranger.post('/account/sessions/end', { id: (await list())[0].id }, 404)

    const old = owner.session
    await owner.post('/account/password', { password: password() }, 204)
    assert.notEqual(owner.session, old)
    assert.ok(await owner.viewer())
    assert.equal(await third.viewer(), undefined)
    const thief = new Visitor(world.server)
    thief.cookies.set('honnin_session', { value: old })
    assert.equal(await thief.viewer(), undefined, 'the token of before is worth nothing')
  })
}

async function post([target, body]) {
  const response = await fetch(target, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Honnin-CSRF': '1' }, body: JSON.stringify(body) })
  const text = await response.text()
  return { status: response.status, body: text ? JSON.parse(text) : undefined }
}

async function create(options) {
  return (await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })).toJSON()
}

async function get(options) {
  return (await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })).toJSON()
}
