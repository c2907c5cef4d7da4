import type { UsedQuery } from '#gen/graphql.ts'
import { useLanguage, type Language } from '#lib/language.ts'
import { meterName } from '#lib/meter.ts'
import { relative } from '#lib/time.ts'
import { Badge } from '#ui/badge.tsx'
import { Quiet, Section } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'

import { looks, type Pulse } from './pulse.ts'
import { useWordsOf } from './words.ts'
import style from './usage.module.css'

/** How much of one meter was used, and before. */
export type Total = UsedQuery['usage']['totals'][number]

/** By how much more was used than before, in whole percent with its sign; undefined where nothing was. */
export function change(quantity: number, before: number, language: Language): string | undefined {
  if (before <= 0) return undefined

  return new Intl.NumberFormat(language, { style: 'percent', signDisplay: 'exceptZero' }).format((quantity - before) / before)
}

function State({ pulse, now }: { pulse: Pulse | undefined; now: number }) {
  const word = useWordsOf()
  const language = useLanguage()
  if (!pulse) return <span className={style['text']}>{word.state.UNKNOWN}</span>

  return (
    <>
      <Badge {...looks[pulse.state]}>{word.state[pulse.state]}</Badge>
      <Quiet>{pulse.lastAt ? word.pulse.last(relative(pulse.lastAt, now, language)) : word.pulse.never}</Quiet>
    </>
  )
}

interface Props {
  totals: readonly Total[]
  pulses: readonly Pulse[]
  /** The meter that is looked at. */
  meter: string
  /** Whether it is a whole month that is compared with one. */
  month: boolean
  now: number
  onMeter: (meter: string) => void
}

/** Each meter: how much, how much before, and whether it counts. */
export function MetersView({ totals, pulses, meter: chosen, month, now, onMeter }: Props) {
  const word = useWordsOf().meters
  const language = useLanguage()
  const count = new Intl.NumberFormat(language)
  const running = totals.some(({ soFarBefore, monthBefore }) => soFarBefore !== monthBefore)

  return (
    <Section title={word.title} {...(running && { text: word.soFar })}>
      <Table
        label={word.label}
        rows={totals}
        id={({ meter }) => meter}
        columns={[
          {
            key: 'meter',
            head: word.meter,
            cell: ({ meter }) => (
              <button
                type="button"
                className={style['choice']}
                aria-pressed={meter === chosen}
                title={word.only(meterName(meter, language))}
                onClick={() => {
                  onMeter(meter)
                }}
              >
                {meterName(meter, language)}
              </button>
            ),
          },
          { key: 'used', head: word.used, figure: true, cell: ({ quantity }) => <b className={style['value']}>{count.format(quantity)}</b> },
          {
            key: 'before',
            head: month ? word.before.month : word.before.days,
            figure: true,
            cell: ({ soFarBefore, monthBefore }) => (
              <span>
                {count.format(soFarBefore)}
                {soFarBefore !== monthBefore && <Quiet>{word.whole(count.format(monthBefore))}</Quiet>}
              </span>
            ),
          },
          {
            key: 'change',
            head: word.change,
            figure: true,
            cell: ({ quantity, soFarBefore }) => change(quantity, soFarBefore, language) ?? (quantity > 0 ? word.none : '–'),
          },
          {
            key: 'state',
            head: word.state,
            cell: ({ meter }) => (
              <span>
                <State pulse={pulses.find((one) => one.meter === meter)} now={now} />
              </span>
            ),
          },
        ]}
      />
    </Section>
  )
}
