import { all, at, readYaml, text, type Node } from '#lib/yaml.ts'

/** A contract as it is typed. Figures stay the text that they are: no float holds them. Empty is what is not said. */
export interface Draft {
  name: string
  currency: string
  zone: string
  rate: string
  rounding: string
  /** By what the term of payment counts, and how many. */
  term: 'months' | 'days'
  due: string
  prices: Price[]
  fees: Fee[]
  discounts: Discount[]
  minimum: string
  /** The first day that costs. */
  trial: string
  review: boolean
}

/** The price of one meter. */
export interface Price {
  meter: string
  model: 'unit' | 'graduated' | 'volume'
  unit: string
  free: string
  /** Another tax rate than the contract's. */
  rate: string
  tiers: Tier[]
}

/** A range of units; the last has no end. */
export interface Tier {
  upTo: string
  unit: string
}

/** What is due by the month. */
export interface Fee {
  name: string
  amount: string
  /** The feature on whose days alone it is due. */
  feature: string
  rate: string
}

/** A share that is taken off. */
export interface Discount {
  name: string
  percent: string
  /** The meters it is for, parted by commas; all when empty. */
  meters: string
  from: string
  until: string
}

/** A contract to begin with. */
export const blank: Draft = {
  name: 'Standard',
  currency: 'JPY',
  zone: 'Asia/Tokyo',
  rate: '10',
  rounding: 'down',
  term: 'months',
  due: '1',
  prices: [{ meter: 'verification', model: 'unit', unit: '100', free: '', rate: '', tiers: [] }],
  fees: [],
  discounts: [],
  minimum: '',
  trial: '',
  review: false,
}

const model = (node: Node | undefined): Price['model'] => {
  const said = text(node)

  return said === 'graduated' || said === 'volume' ? said : 'unit'
}

/** Reads a contract as the server writes it; null for a text that a form cannot hold. */
export function readDraft(yaml: string): Draft | null {
  const whole = readYaml(yaml)
  const said = (key: string) => text(at(whole ?? undefined, key))
  if (!whole || !/^[A-Z]{3}$/.test(said('currency'))) return null
  const due = at(whole, 'due')
  const days = text(at(due, 'days'))

  return {
    name: said('name'),
    currency: said('currency'),
    zone: said('zone'),
    rate: text(at(at(whole, 'tax'), 'rate')),
    rounding: text(at(at(whole, 'tax'), 'rounding')),
    term: days === '' ? 'months' : 'days',
    due: days || text(at(due, 'months')) || '0',
    prices: all(at(whole, 'prices')).map((one) => ({
      meter: text(at(one, 'meter')),
      model: model(at(one, 'model')),
      unit: text(at(one, 'unit')),
      free: text(at(one, 'free')),
      rate: text(at(one, 'rate')),
      tiers: all(at(one, 'tiers')).map((tier) => ({ upTo: text(at(tier, 'upTo')), unit: text(at(tier, 'unit')) })),
    })),
    fees: all(at(whole, 'fees')).map((one) => ({
      name: text(at(one, 'name')),
      amount: text(at(one, 'amount')),
      feature: text(at(one, 'feature')),
      rate: text(at(one, 'rate')),
    })),
    discounts: all(at(whole, 'discounts')).map((one) => ({
      name: text(at(one, 'name')),
      percent: text(at(one, 'percent')),
      meters: all(at(one, 'meters')).map(text).join(', '),
      from: text(at(one, 'from')),
      until: text(at(one, 'until')),
    })),
    minimum: said('minimum') === '0' ? '' : said('minimum'),
    trial: text(at(at(whole, 'trial'), 'until')),
    review: said('review') === 'true',
  }
}

const quoted = (value: string) => JSON.stringify(value)
const line = (depth: number, key: string, value: string) => (value === '' ? [] : [`${' '.repeat(depth)}${key}: ${quoted(value)}`])
const count = (depth: number, key: string, value: string) => (value.trim() === '' ? [] : [`${' '.repeat(depth)}${key}: ${value.trim()}`])

/** A list whose items are lines of one depth: the first of each gets the dash. */
function items(key: string, depth: number, of: readonly string[][]): string[] {
  if (of.length === 0) return []
  const dashed = of.flatMap((lines) => lines.map((text, index) => (index === 0 ? `${' '.repeat(depth - 2)}- ${text.trimStart()}` : text)))

  return [`${' '.repeat(depth - 4)}${key}:`, ...dashed]
}

function priceLines(one: Price): string[] {
  return [
    ...line(4, 'meter', one.meter),
    ...line(4, 'model', one.model),
    ...(one.model === 'unit' ? line(4, 'unit', one.unit) : items('tiers', 8, one.tiers.map((tier) => [...count(8, 'upTo', tier.upTo), ...line(8, 'unit', tier.unit)]))),
    ...count(4, 'free', one.free),
    ...line(4, 'rate', one.rate),
  ]
}

function discountLines(one: Discount): string[] {
  const meters = one.meters.split(',').map((meter) => meter.trim()).filter(Boolean)

  return [
    ...line(4, 'name', one.name),
    ...line(4, 'percent', one.percent),
    ...(meters.length > 0 ? ['    meters:', ...meters.map((meter) => `      - ${quoted(meter)}`)] : []),
    ...line(4, 'from', one.from),
    ...line(4, 'until', one.until),
  ]
}

/** Writes a contract as the server reads it. */
export function writeDraft(draft: Draft): string {
  return [
    ...line(0, 'name', draft.name),
    ...line(0, 'currency', draft.currency),
    ...line(0, 'zone', draft.zone),
    'tax:',
    ...line(2, 'rate', draft.rate),
    ...line(2, 'rounding', draft.rounding),
    'due:',
    ...count(2, draft.term, draft.due),
    ...items('prices', 4, draft.prices.map(priceLines)),
    ...items(
      'fees',
      4,
      draft.fees.map((one) => [...line(4, 'name', one.name), ...line(4, 'amount', one.amount), ...line(4, 'feature', one.feature), ...line(4, 'rate', one.rate)]),
    ),
    ...items('discounts', 4, draft.discounts.map(discountLines)),
    ...line(0, 'minimum', draft.minimum),
    ...(draft.trial ? ['trial:', ...line(2, 'until', draft.trial)] : []),
    ...(draft.review ? ['review: true'] : []),
    '',
  ].join('\n')
}

/** One line of two texts beside each other. */
export interface Changed {
  sign: ' ' | '-' | '+'
  text: string
}

/** The lines of two texts by what went, came and stayed: the longest that they share in one order stays. */
export function changes(before: string, after: string): Changed[] {
  const [was, is] = [before.trimEnd().split('\n'), after.trimEnd().split('\n')]
  const longest = Array.from({ length: was.length + 1 }, () => new Array<number>(is.length + 1).fill(0))
  const cell = (i: number, j: number) => longest[i]?.[j] ?? 0
  for (let i = was.length - 1; i >= 0; i--) {
    for (let j = is.length - 1; j >= 0; j--) {
      const row = longest[i]
      if (row) row[j] = was[i] === is[j] ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1))
    }
  }
  const found: Changed[] = []
  for (let i = 0, j = 0; i < was.length || j < is.length; ) {
    if (i < was.length && j < is.length && was[i] === is[j]) {
      found.push({ sign: ' ', text: was[i] ?? '' })
      i++
      j++
    } else if (i < was.length && (j >= is.length || cell(i + 1, j) >= cell(i, j + 1))) found.push({ sign: '-', text: was[i++] ?? '' })
    else found.push({ sign: '+', text: is[j++] ?? '' })
  }

  return found
}
