/** What a contract says, as far as a page puts it into words. Figures stay the text that they are: no float holds them. */
export interface Terms {
  name: string
  currency: string
  zone: string
  tax: { rate: string; rounding: string }
  due: { months: number; days: number }
  prices: readonly Price[]
  fees: readonly { name: string; amount: string; feature: string | undefined }[]
  discounts: readonly { name: string; percent: string }[]
  minimum: string | undefined
  trial: string | undefined
}

/** The price of one meter. */
export interface Price {
  meter: string
  model: string
  unit: string
  free: number
  tiers: readonly { upTo: number; unit: string }[]
}

type Node = string | Node[] | { [key: string]: Node }

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

const at = (node: Node | undefined, key: string): Node | undefined => (typeof node === 'object' && !Array.isArray(node) ? node[key] : undefined)
const text = (node: Node | undefined): string => (typeof node === 'string' ? node : '')
const all = (node: Node | undefined): Node[] => (Array.isArray(node) ? node : [])

function priceOf(node: Node): Price {
  return {
    meter: text(at(node, 'meter')),
    model: text(at(node, 'model')),
    unit: text(at(node, 'unit')),
    free: Number(text(at(node, 'free'))),
    tiers: all(at(node, 'tiers')).map((tier) => ({ upTo: Number(text(at(tier, 'upTo'))), unit: text(at(tier, 'unit')) })),
  }
}

/**
 * Reads a contract as the server writes it: YAML of maps, lists and scalars in block style, and no more of YAML than that.
 * Null for whatever does not look like it; then its text speaks for itself.
 */
export function readTerms(yaml: string): Terms | null {
  try {
    const rows = yaml.split('\n').filter((line) => line.trim() !== '').map((line) => ({ depth: line.search(/\S/), text: line.trim() }))
    const whole = map(rows, 0)
    const currency = text(at(whole, 'currency'))
    if (rows.length > 0 || !/^[A-Z]{3}$/.test(currency)) return null
    const due = at(whole, 'due')

    return {
      name: text(at(whole, 'name')),
      currency,
      zone: text(at(whole, 'zone')),
      tax: { rate: text(at(at(whole, 'tax'), 'rate')), rounding: text(at(at(whole, 'tax'), 'rounding')) },
      due: { months: Number(text(at(due, 'months'))), days: Number(text(at(due, 'days'))) },
      prices: all(at(whole, 'prices')).map(priceOf),
      fees: all(at(whole, 'fees')).map((fee) => ({
        name: text(at(fee, 'name')),
        amount: text(at(fee, 'amount')),
        feature: text(at(fee, 'feature')) || undefined,
      })),
      discounts: all(at(whole, 'discounts')).map((one) => ({ name: text(at(one, 'name')), percent: text(at(one, 'percent')) })),
      minimum: text(at(whole, 'minimum')) || undefined,
      trial: text(at(at(whole, 'trial'), 'until')) || undefined,
    }
  } catch {
    return null
  }
}
