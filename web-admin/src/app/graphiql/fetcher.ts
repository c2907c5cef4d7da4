/** An answer of the API, as it came. */
export type Answer = Record<string, unknown>

/** The headers of a request: with a typed key the key speaks, else the session's cookie does. */
export function headersFor(key: string, typed: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    'X-Honnin-CSRF': '1',
    ...(key && { Authorization: `Bearer ${key}` }),
    ...typed,
  }
}

/** Sends one operation. A key and the cookie are never sent together, so that it is clear who asks. */
export async function send(operation: object, key: string, typed?: Readonly<Record<string, string>>): Promise<Answer> {
  const headers = headersFor(key, typed)
  const keyed = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization')
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: keyed ? 'omit' : 'same-origin',
    headers,
    body: JSON.stringify(operation),
  })

  return (await response.json()) as Answer
}
