import { call } from '#lib/api.ts'

/** A mail in the folder; text and link come with {@link readMail} alone. */
export interface Mail {
  id: string
  to: string
  subject: string
  state: string
  at: string
  text?: string
  url?: string
}

/** The latest mails that the viewer may read. */
export async function listMails(): Promise<readonly Mail[]> {
  return (await call<{ mails: Mail[] }>('GET', '/mail')).mails
}

/** One mail with what it says. */
export function readMail(id: string): Promise<Mail> {
  return call('GET', `/mail/${encodeURIComponent(id)}`)
}
