import type { UsedQuery } from '#gen/graphql.ts'
import { useLanguage } from '#lib/language.ts'
import { Bar } from '#ui/bar.tsx'
import { Quiet, Section } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'

import { without } from './search.ts'
import { useWordsOf } from './words.ts'
import style from './usage.module.css'

/** What was used in a time. */
export type Used = UsedQuery['usage']

interface Part {
  /** As the address says it. */
  value: string
  name: string
  more?: string
  quantity: number
}

function Parts(props: { title: string; head: string; parts: readonly Part[]; chosen: string | undefined; onChoose: (value: string | undefined) => void }) {
  const word = useWordsOf().parts
  const language = useLanguage()
  const count = new Intl.NumberFormat(language)
  const percent = new Intl.NumberFormat(language, { style: 'percent' })
  const all = props.parts.reduce((sum, { quantity }) => sum + Math.max(quantity, 0), 0)

  return (
    <Section title={props.title}>
      <Table
        label={props.title}
        rows={props.parts}
        id={({ value }) => value}
        columns={[
          {
            key: 'name',
            head: props.head,
            cell: ({ value, name, more }) => (
              <>
                <button
                  type="button"
                  className={style['choice']}
                  aria-pressed={value === props.chosen}
                  title={word.only(name)}
                  onClick={() => {
                    props.onChoose(value === props.chosen ? undefined : value)
                  }}
                >
                  {name}
                </button>
                {more && <Quiet>{more}</Quiet>}
              </>
            ),
          },
          {
            key: 'share',
            head: word.share,
            cell: ({ quantity }) => (
              <span className={style['share']}>
                <Bar used={Math.max(quantity, 0)} of={Math.max(all, 1)} calm />
                {percent.format(all > 0 ? Math.max(quantity, 0) / all : 0)}
              </span>
            ),
          },
          { key: 'quantity', head: word.quantity, figure: true, cell: ({ quantity }) => count.format(quantity) },
        ]}
      />
    </Section>
  )
}

interface Props {
  used: Used
  meter: string
  flow: string | undefined
  opener: string | undefined
  onFlow: (flow: string | undefined) => void
  onOpener: (key: string | undefined) => void
}

/** What an opener is called: a key by its name, a person by their id. */
export function openerName({ openedBy, keyName }: Used['openers'][number], word: { noKey: string; gone: string }): { name: string; more?: string } {
  if (openedBy === '') return { name: word.noKey }
  if (keyName) return { name: keyName, more: openedBy }

  return { name: openedBy, ...(openedBy.startsWith('key_') && { more: word.gone }) }
}

/** One meter by flow and by who opened the verifications. */
export function PartsView({ used, meter, flow, opener, onFlow, onOpener }: Props) {
  const word = useWordsOf().parts
  const of = <T extends { meter: string; quantity: number }>(all: readonly T[]) =>
    all.filter((one) => one.meter === meter && one.quantity !== 0).sort((a, b) => b.quantity - a.quantity)

  return (
    <div className={style['pair']}>
      <Parts
        title={word.flows}
        head={word.flow}
        chosen={flow}
        onChoose={onFlow}
        parts={of(used.flows).map((one) => ({ value: one.flow || without, name: one.flow || word.noFlow, quantity: one.quantity }))}
      />
      <Parts
        title={word.keys}
        head={word.key}
        chosen={opener}
        onChoose={onOpener}
        parts={of(used.openers).map((one) => ({ value: one.openedBy || without, ...openerName(one, word), quantity: one.quantity }))}
      />
    </div>
  )
}
