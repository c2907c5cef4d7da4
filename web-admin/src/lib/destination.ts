const key = 'honnin.destination'

// A place kept longer ago than this is no longer where anybody is going.
const lifetime = 30 * 60 * 1000

/** True for a path within the console; anything else could lead a person who has just signed in to another site. */
export function isLocal(path: string): boolean {
  return /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in')
}

/** Keeps where a person wanted to go. A link from the terminal may open in a new tab, so it is kept for all tabs. */
export function keepDestination(path: string, now: number): void {
  if (!isLocal(path)) return
  try {
    localStorage.setItem(key, JSON.stringify({ path, at: now }))
  } catch {
    // Storage is switched off: the list is a fine place to land.
  }
}

/** The kept place; `/` when there is none. */
export function peekDestination(now: number): string {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (isKept(kept) && now - kept.at < lifetime && isLocal(kept.path)) return kept.path
  } catch {
    // Storage is switched off, or what stands there is not ours.
  }

  return '/'
}

/** Takes the kept place, once; `/` when there is none. */
export function takeDestination(now: number): string {
  const place = peekDestination(now)
  try {
    localStorage.removeItem(key)
  } catch {
    // As above.
  }

  return place
}

function isKept(value: unknown): value is { path: string; at: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { path?: unknown }).path === 'string' &&
    typeof (value as { at?: unknown }).at === 'number'
  )
}
