/** What the server's YAML is made of. */
export type Node = string | Node[] | { [key: string]: Node }

interface Row {
  depth: number
  text: string
}

function scalar(text: string): string {
  if (text.startsWith('"') && text.endsWith('"')) return JSON.parse(text) as string
  if (text.startsWith("'") && text.endsWith("'")) return text.slice(1, -1).replaceAll("''", "'")

  return text
}

const pair = /^([A-Za-z]+):(?: (.*))?$/

function list(rows: Row[], depth: number): Node[] {
  const items: Node[] = []
  while (rows[0]?.depth === depth && rows[0].text.startsWith('- ')) {
    const text = rows[0].text.slice(2)
    if (pair.test(text)) {
      // The first key of an item stands behind its dash, the others below it.
      rows[0] = { depth: depth + 2, text }
      items.push(map(rows, depth + 2))
    } else {
      rows.shift()
      items.push(scalar(text))
    }
  }

  return items
}

function map(rows: Row[], depth: number): Node {
  const found: Record<string, Node> = {}
  for (let row = rows[0]; row?.depth === depth && !row.text.startsWith('- '); row = rows[0]) {
    const [, key, value] = pair.exec(row.text) ?? []
    if (key === undefined) throw new SyntaxError(row.text)
    rows.shift()
    const next = rows[0]
    if (value) found[key] = scalar(value)
    else if (next?.text.startsWith('- ') && next.depth >= depth) found[key] = list(rows, next.depth)
    else if (next && next.depth > depth) found[key] = map(rows, next.depth)
  }

  return found
}

/**
 * Reads YAML as the server writes it: maps, lists and scalars in block style, and no more of YAML than that. Null for whatever does not look
 * like it.
 */
export function readYaml(yaml: string): Node | null {
  try {
    const rows = yaml.split('\n').filter((line) => line.trim() !== '').map((line) => ({ depth: line.search(/\S/), text: line.trim() }))
    const whole = map(rows, 0)

    return rows.length > 0 ? null : whole
  } catch {
    return null
  }
}

/** The value of a key; undefined where there is none. */
export const at = (node: Node | undefined, key: string): Node | undefined => (typeof node === 'object' && !Array.isArray(node) ? node[key] : undefined)

/** A value that is text; empty for any other. */
export const text = (node: Node | undefined): string => (typeof node === 'string' ? node : '')

/** The items of a list; none for anything else. */
export const all = (node: Node | undefined): Node[] => (Array.isArray(node) ? node : [])
