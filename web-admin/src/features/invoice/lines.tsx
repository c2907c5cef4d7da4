import { useId, useState, type ReactNode } from 'react'

import type { TaxPartsFragment } from '#gen/graphql.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { Icon } from '#ui/icon.tsx'

import { counts, nameOf, notesOf, reckoning, type Line } from './line.ts'
import { money, percent, type Money } from '#lib/money.ts'
import { invoiceWords } from './words.ts'
import style from './lines.module.css'

function Parts({ line }: { line: Line }) {
  const word = useWords(invoiceWords)
  const language = useLanguage()
  const notes = [...notesOf(line, word, language), word.line.taxed(percent(line.rate, language))]

  return (
    <>
      <span className={style['what']}>
        <span className={style['name']}>{nameOf(line, word)}</span>
        <span className={style['note']}>{notes.join(' · ')}</span>
      </span>
      <span className={style['reckoning']}>{reckoning(line, word, language)}</span>
      <span className={style['amount']}>{money(line.amount, language)}</span>
    </>
  )
}

function Opening({ line, children }: { line: Line; children: () => ReactNode }) {
  const [open, setOpen] = useState(false)
  const id = useId()

  return (
    <>
      <button
        type="button"
        className={style['row']}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => {
          setOpen(!open)
        }}
      >
        <span className={`${style['mark']} ${open ? style['open'] : ''}`}>
          <Icon name="forward" size={14} />
        </span>
        <Parts line={line} />
      </button>
      <div id={id} className={style['behind']} hidden={!open}>
        {open && children()}
      </div>
    </>
  )
}

/** A sum below the lines. */
export interface Sum {
  key: string
  label: string
  amount: Money
  strong?: boolean
}

/** The sums of a month or an invoice: without tax, the tax of each rate, and all of it. */
export function useSums({ net, taxes, total }: { net: Money; taxes: readonly TaxPartsFragment[]; total: Money }): Sum[] {
  const word = useWords(invoiceWords).line
  const language = useLanguage()

  return [
    { key: 'net', label: word.net, amount: net },
    ...taxes.map((one) => ({ key: one.rate, label: word.tax(percent(one.rate, language), money(one.net, language)), amount: one.tax })),
    { key: 'total', label: word.total, amount: total, strong: true },
  ]
}

/** Names and amounts, one below the other. */
export function Sums({ sums }: { sums: readonly Sum[] }) {
  const language = useLanguage()

  return (
    <dl className={style['sums']}>
      {sums.map(({ key, label, amount, strong }) => (
        <div key={key} className={strong ? style['strong'] : ''}>
          <dt>{label}</dt>
          <dd>{money(amount, language)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Lines with the reckoning of each, and their sums. Where there is something to show behind a line, it opens. */
export function Lines(props: { lines: readonly { id: string; line: Line }[]; sums: readonly Sum[]; behind?: (id: string, line: Line) => ReactNode }) {
  const { behind } = props

  return (
    <div className={style['sheet']}>
      <ul aria-label={useWords(invoiceWords).line.label}>
        {props.lines.map(({ id, line }) => (
          <li key={id} className={style['line']}>
            {behind && counts(line) ? (
              <Opening line={line}>{() => behind(id, line)}</Opening>
            ) : (
              <div className={style['row']}>
                {behind && <span className={style['mark']} />}
                <Parts line={line} />
              </div>
            )}
          </li>
        ))}
      </ul>
      <Sums sums={props.sums} />
    </div>
  )
}
