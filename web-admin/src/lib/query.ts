/** Reads `?state=approved&reference=a` as flat strings: a URL that people can read, type and send to each other. */
export function parseQuery(query: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query))
}

/** Writes what {@link parseQuery} reads; empty values are left out and commas stay readable. */
export function writeQuery(values: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string' && value !== '') params.set(name, value)
  }
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%3A', ':')

  return text ? `?${text}` : ''
}
