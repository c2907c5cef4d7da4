import { all, at, readYaml, text, type Node } from '#lib/yaml.ts'

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

function priceOf(node: Node): Price {
  return {
    meter: text(at(node, 'meter')),
    model: text(at(node, 'model')),
    unit: text(at(node, 'unit')),
    free: Number(text(at(node, 'free'))),
    tiers: all(at(node, 'tiers')).map((tier) => ({ upTo: Number(text(at(tier, 'upTo'))), unit: text(at(tier, 'unit')) })),
  }
}

/** Reads a contract as the server writes it. Null for whatever does not look like it; then its text speaks for itself. */
export function readTerms(yaml: string): Terms | null {
  const whole = readYaml(yaml) ?? undefined
  const currency = text(at(whole, 'currency'))
  if (!/^[A-Z]{3}$/.test(currency)) return null
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
}
