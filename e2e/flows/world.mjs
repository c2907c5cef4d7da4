// What every flow of people needs: a server that is reached by many addresses, its operator, a name server, and companies.
import { fake } from '../lib/fake.mjs'
import { mail } from '../lib/mailbox.mjs'
import { nameServer } from '../lib/names.mjs'
import { plant } from '../lib/planted.mjs'
import { start, tokenAt } from '../lib/server.mjs'
import { Visitor } from '../lib/visitor.mjs'

/** Who the identity providers know; `yuki` has an address outside of the company. */
export const staff = [
  { subject: 'sub-hanako', email: 'hanako@aoi.example', name: 'Yamada Hanakosan', verified: true },
  { subject: 'sub-jiro', email: 'jiro@aoi.example', name: 'Suzuki Jirosan', verified: true },
  { subject: 'sub-yuki', email: 'yuki@elsewhere.example', name: 'Tanaka Yukisan', verified: true },
]
for (const { name, email } of staff) {
  plant('name', name)
  plant('address', email)
}

/** Starts everything; `more` are further words of the server's command. */
export async function begin(world, ...more) {
  world.names = await nameServer()
  world.clientSecret = plant('client-secret', `oidc-${crypto.randomUUID()}`)
  const people = JSON.stringify(staff)
  world.oidc = await fake('oidc', '--people', people, '--client', 'honnin', '--secret', world.clientSecret)
  world.saml = await fake('saml', '--people', people)
  world.server = await start('--trusted-proxies', '127.0.0.0/8', '--reach-loopback', '--dns', world.names.address, ...more)
  world.operator = await new Visitor(world.server).enter(world.server.operator)
}

export async function end(world) {
  await world.server?.stop()
  await Promise.all([world.oidc?.stop(), world.saml?.stop(), world.names?.stop()])
}

/** A password that nobody else has. */
export function password() {
  return plant('password', `the ${crypto.randomUUID()} horse`)
}

/** Takes the invitation in the nth mail to an address, as somebody new. */
export async function join(world, email, { name = '', nth = 1, chosen = password() } = {}) {
  const visitor = new Visitor(world.server)
  Object.assign(visitor, { email, name, password: chosen })
  const { url } = await mail(world.server, email, '/invitation', nth)
  await visitor.post('/session/join', { token: tokenAt(url), name, password: chosen })
  return visitor
}

let companies = 0

/** A company as an operator makes it, with its first owner signed in: { id, owner }. */
export async function company(world, name) {
  const email = plant('address', `owner-${++companies}@${name.toLowerCase()}.example`)
  const { tenant } = await world.operator.change(
    'createTenant',
    { idempotencyKey: crypto.randomUUID(), name, owner: email, language: 'en' },
    'tenant { id name }',
  )
  await world.operator.change('grantFeature', { tenant: tenant.id, feature: 'liveness.passive', state: 'ON' }, 'feature { key }')
  const owner = await join(world, email, { name: plant('name', `Owner of ${name} ${companies}`) })
  return { id: tenant.id, name, owner }
}

/** Another person of the company, with a role. */
export async function colleague(world, { owner, name }, role) {
  const email = plant('address', `${role}-${++companies}@${name.toLowerCase()}.example`)
  await owner.change('inviteMember', { email, role }, 'invitation { id }')
  return join(world, email, { name: plant('name', `The ${role} ${companies}`) })
}
