/** One thing that changed: from `before` to `after`, each as text; undefined where it was not there. */
export interface Change {
  path: string
  before: string | undefined
  after: string | undefined
}

function flat(value: unknown, path: string, into: Map<string, string>): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [name, below] of Object.entries(value)) flat(below, path ? `${path}.${name}` : name, into)
  } else if (value !== undefined && value !== null) {
    into.set(path, typeof value === 'string' ? value : JSON.stringify(value))
  }
}

/** What differs between two JSON values, by path and in the order of the paths; what stayed the same is left out. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const [was, is] = [new Map<string, string>(), new Map<string, string>()]
  flat(before, '', was)
  flat(after, '', is)

  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => was.get(path) !== is.get(path))
    .sort()
    .map((path) => ({ path, before: was.get(path), after: is.get(path) }))
}

/** Whether links that follow each other, newest first, hold each other's hashes; null when none follow each other. */
export function linked(rows: readonly { seq: number; hash: string; previous: string }[]): boolean | null {
  const pairs = rows.flatMap((row, index) => {
    const older = rows[index + 1]

    return older?.seq === row.seq - 1 ? [row.previous === older.hash] : []
  })

  return pairs.length === 0 ? null : pairs.every(Boolean)
}
