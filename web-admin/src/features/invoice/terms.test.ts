import { expect, it } from 'vitest'

import { contractRows, inForce } from './contract.view.tsx'
import { readTerms } from './terms.ts'
import { invoiceWords } from './words.ts'

const standard = `name: 'Standard: 2026'
currency: JPY
zone: Asia/Tokyo
tax:
  rate: "10"
  rounding: down
due:
  months: 1
prices:
  - meter: verification
    model: unit
    unit: "120"
    free: 100
  - meter: liveness.passive
    model: graduated
    tiers:
      - upTo: 1000
        unit: "40"
      - unit: "30.5"
fees:
  - name: Passive
    amount: "31000"
    feature: liveness.passive
minimum: "50000"
trial:
  until: "2026-11-16"
discounts:
  - name: Launch
    percent: "5"
    meters:
      - verification
    until: "2026-12-01"
`

it('a contract is put into words', () => {
  const terms = readTerms(standard)
  expect(terms?.name).toBe('Standard: 2026')
  expect(terms && contractRows(terms, invoiceWords.en, 'en')).toEqual([
    ['Verifications', '¥120 each, the first 100 of each month included'],
    ['Passive liveness', 'up to 1,000 ¥40, beyond ¥30.5: each unit at its own tier’s price'],
    ['Passive', '¥31,000 a month · on days with Passive liveness'],
    ['Launch', '5% off'],
    ['Minimum', '¥50,000 a month, without tax'],
    ['Trial', 'everything is free before Nov 16, 2026'],
    ['Tax', '10% is added, rounded down once per invoice'],
    ['Payment', 'by the end of the month after the invoice'],
    ['Days and months', 'begin in Asia/Tokyo'],
  ])
})

it.each(['', '{currency: JPY}', 'currency: yen', 'currency: JPY\n  odd', 'a: |\n  b'])('what it does not read speaks for itself: %j', (text) => {
  expect(readTerms(text)).toBeNull()
})

it('the version in force is the last that has begun', () => {
  const version = (number: number, effectiveFrom: string) => ({ id: String(number), number, effectiveFrom, yaml: '' })
  const found = inForce([version(1, '2026-01-01'), version(2, '2026-11-25'), version(3, '2026-11-25'), version(4, '2027-01-01')], '2026-11-25')
  expect([found.now?.number, found.next?.number]).toEqual([3, 4])
})
