// The way by a company's own identity provider, walked as a browser does: to the provider, a choice there, and back.
import assert from 'node:assert/strict'

/** Goes to a connection and answers there as the person with the subject; the last answer of ours, which is a redirect. */
export async function enterBy(visitor, connection, protocol, subject) {
  const began = await visitor.must(303, 'GET', `/sso/start?connection=${connection.id}&return=/verifications`)
  const asked = began.headers.get('location')
  const page = await visitor.must(200, 'GET', asked)
  return protocol === 'OIDC' ? byCode(visitor, asked, page, subject) : byForm(visitor, asked, subject)
}

async function byCode(visitor, asked, page, subject) {
  const request = page.text.match(/name="request" value="([^"]+)"/)[1]
  const chosen = await visitor.must(302, 'POST', new URL('/choose', asked).href, new URLSearchParams({ request, subject }).toString(), form)
  return visitor.must(303, 'GET', chosen.headers.get('location'))
}

const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

async function byForm(visitor, asked, subject) {
  const url = new URL(asked)
  url.pathname = '/answer'
  url.searchParams.set('subject', subject)
  const { text } = await visitor.must(200, 'GET', url.href)
  const field = (name) => unescape(text.match(new RegExp(`name="${name}" value="([^"]*)"`))[1])
  const target = unescape(text.match(/action="([^"]*)"/)[1])
  const body = new URLSearchParams({ SAMLResponse: field('SAMLResponse'), RelayState: field('RelayState') }).toString()
  // A post of another site, without our cookies, as browsers send it.
  const { cookies } = visitor
  visitor.cookies = new Map()
  const landed = await visitor.ask('POST', target, body, { ...form, Origin: url.origin, 'Sec-Fetch-Site': 'cross-site', 'X-Honnin-CSRF': '' })
  visitor.cookies = cookies
  assert.equal(landed.status, 303, landed.text)
  const next = landed.headers.get('location')
  return next.startsWith('/sso/saml/finish') ? visitor.must(303, 'GET', next) : landed
}

function unescape(html) {
  return html.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))).replaceAll('&#43;', '+').replaceAll('&amp;', '&')
}

/** Makes the fake do something wrong from now on; nothing, for the empty name. */
export async function fault(provider, name) {
  const response = await fetch(`${provider.url}/fault?name=${name}`, { method: 'POST' })
  assert.equal(response.status, 200)
}
