// How people come in and what they prove themselves with, as the server's routes beside /graphql have it.
import { makeId } from './data.js'

const iso = (at) => new Date(at).toISOString().replace('Z', '123Z')
const day = 86_400_000

/** What the stand-in knows of the person behind it. */
export function makePerson(now) {
  const session = (agent, address, method, began, seen, current = false) => ({
    id: makeId('ses', began), agent, address, method, aal: 1, createdAt: iso(began), usedAt: iso(seen), expiresAt: iso(began + day), current,
  })

  return {
    email: 'aiko@example.jp',
    password: 'correct horse battery staple',
    codes: false,
    recovery: 0,
    /** Whether the last proof is fresh enough for what matters. */
    fresh: false,
    passkeys: [{ id: makeId('pky', now - 40 * day), name: 'work laptop', createdAt: iso(now - 40 * day), usedAt: iso(now - day) }],
    sessions: [
      session('Firefox on macOS', '203.0.113.24', 'password', now - 3_600_000, now, true),
      session('Safari on iPhone', '198.51.100.7', 'passkey', now - 3 * day, now - 7_200_000),
    ],
    /** Tokens of mails that have not been used. */
    resets: new Set(['reset']),
    mailed: [],
    memberships: [
      { tenant: { id: 'ten_01', name: 'Sakura Bank', test: false }, role: 'admin', current: true },
      { tenant: { id: 'ten_02', name: 'Kaede Securities', test: false }, role: 'auditor', current: false },
    ],
  }
}

const recoveryCodes = Array.from({ length: 10 }, (_, index) => `${String(index).repeat(4)}-k3f9-x7q2`)

class Refused extends Error {
  constructor(status, kind, message = kind) {
    super(message)
    Object.assign(this, { status, kind })
  }
}

const wrong = () => new Refused(401, 'unauthenticated', 'The address or the password is wrong.')

function strong(password) {
  if (password.length < 15) throw new Refused(400, 'invalid', 'A password has at least 15 characters.')
}

/** The routes for whoever comes. `enter` gives the browser a session. */
function open(world, enter) {
  const { person } = world

  return {
    'POST /session': ({ token }) => {
      if (!world.tokens.delete(token)) throw new Refused(401, 'unauthenticated')
      enter()
    },
    'POST /session/password': ({ email, password }) => {
      if (email !== person.email || password !== person.password) throw wrong()
      if (person.codes) return { next: 'second', challenge: 'second' }
      enter()

      return { next: 'done' }
    },
    'POST /session/second': ({ challenge, code }) => {
      if (challenge !== 'second' || (code !== '123456' && !recoveryCodes.includes(code))) throw new Refused(401, 'unauthenticated')
      enter()

      return { next: 'done' }
    },
    'POST /session/passkey/ask': () => ({ challenge: 'passkey', options: { publicKey: { challenge: 'AAAA', rpId: 'localhost', allowCredentials: [] } } }),
    'POST /session/reset': ({ email }) => {
      person.mailed.push(email)
    },
    'POST /session/reset/finish': ({ token, password }) => {
      if (!person.resets.has(token)) throw new Refused(401, 'unauthenticated')
      strong(password)
      person.resets.delete(token)
      person.password = password
    },
    'POST /session/address': ({ token }) => {
      if (!person.resets.delete(token)) throw new Refused(401, 'unauthenticated')
    },
  }
}

function fresh(person) {
  if (!person.fresh) throw new Refused(403, 'reauthenticate', 'Prove once more that it is you.')
}

/** The routes for the person who is signed in. */
function own(world) {
  const { person } = world
  const guarded = (verb) => (body) => {
    fresh(person)

    return verb(body)
  }

  return {
    'DELETE /session': () => world.sessions.clear(),
    'POST /session/confirm': ({ password, code }) => {
      if (password !== person.password && code !== '123456') throw wrong()
      person.fresh = true
    },
    'POST /session/tenant': ({ tenant }) => {
      person.memberships.forEach((each) => {
        each.current = each.tenant.id === tenant
      })
    },
    'POST /account/password': guarded(({ password }) => {
      strong(password)
      person.password = password
      person.sessions = person.sessions.filter(({ current }) => current)
    }),
    'POST /account/codes/begin': guarded(() => ({ secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Honnin:aiko%40example.jp?secret=JBSWY3DPEHPK3PXP&issuer=Honnin' })),
    'POST /account/codes/confirm': guarded(({ code }) => {
      if (code !== '123456') throw new Refused(400, 'invalid', 'This code is wrong.')
      Object.assign(person, { codes: true, recovery: 10 })

      return { recoveryCodes }
    }),
    'POST /account/codes/remove': guarded(() => {
      Object.assign(person, { codes: false, recovery: 0 })
    }),
    'POST /account/recovery': guarded(() => ({ recoveryCodes })),
    'POST /account/passkeys/remove': guarded(({ id }) => {
      person.passkeys = person.passkeys.filter((each) => each.id !== id)
    }),
    'POST /account/sessions/end': ({ id }) => {
      person.sessions = person.sessions.filter((each) => each.current || (id !== 'others' && each.id !== id))
    },
  }
}

/** Which providers an address can come in by: one, for the domain of the company that has one. */
export function discover(email) {
  const company = email?.endsWith('@sakura.example')

  return { connections: company ? [{ connection: 'con_1', name: 'Okta', protocol: 'oidc' }] : [], required: Boolean(company) }
}

/** Answers a route of people; undefined when it is none. `known` tells whether the browser has a session. */
export function answerPeople(world, route, body, { known, enter }) {
  const stranger = open(world, enter)[route]
  const member = own(world)[route]
  if (!stranger && !member) return undefined
  try {
    if (!stranger && !known) throw new Refused(401, 'unauthenticated')
    const value = (stranger ?? member)(body)

    return typeof value === 'object' && value !== null ? { status: 200, value } : { status: 204 }
  } catch (error) {
    if (!(error instanceof Refused)) throw error

    return { status: error.status, value: { error: { kind: error.kind, message: error.message } } }
  }
}

/** The fields of the viewer that tell of the person. */
export function personFields({ person }) {
  return {
    memberships: person.memberships,
    sessions: person.sessions,
    factors: { password: person.password !== '', codes: person.codes, recoveryCodes: person.recovery, passkeys: person.passkeys },
  }
}
