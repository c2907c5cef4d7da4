// Reads the mails that a server without SMTP leaves in its data folder.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { plant } from './planted.mjs'
import { eventually, tokenAt } from './server.mjs'

/** A mail's recipient, plain text and link. */
function open(source) {
  const text = Buffer.from(
    source.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')
  return { to: text.match(/^To: <?([^>\r\n]+)>?/m)?.[1], text, url: text.match(/https?:\/\/[^\s"<]+/)?.[0] }
}

async function all(server) {
  const folder = path.join(server.data, 'mail')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort()
  return Promise.all(names.map(async (name) => open(await readFile(path.join(folder, name), 'utf8'))))
}

/** The mails to an address whose link leads to the path, oldest first. */
export async function mails(server, to, page) {
  return (await all(server)).filter((each) => each.to === to && each.url && new URL(each.url).pathname === page)
}

/** Waits for the nth such mail, and notes the token of its link. */
export async function mail(server, to, page, nth = 1) {
  const found = await eventually(`mail ${nth} to ${to} for ${page}`, async () => (await mails(server, to, page))[nth - 1])
  if (found.url.includes('#')) plant('mail-token', tokenAt(found.url))
  return found
}
