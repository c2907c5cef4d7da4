import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import type { MonthBillFragment } from '#gen/graphql.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Lines as LinesField } from '#ui/lines.tsx'
import { PageHead, Problem, Section } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'

import { monthName } from '#lib/days.ts'
import { Lines, useSums } from './lines.tsx'
import { difference, money } from '#lib/money.ts'
import { invoiceWords } from './words.ts'
import style from './invoice.module.css'

/** A month as it is and under another contract. */
export interface Compared {
  now: MonthBillFragment | null
  then: MonthBillFragment
}

interface Props {
  month: string
  months: readonly string[]
  /** The text of the contract in force. */
  yaml: string
  compared: Compared | undefined
  busy: boolean
  problem: string | undefined
  onMonth: (month: string) => void
  onReckon: (yaml: string) => void
}

function Outcome({ now, then }: Compared) {
  const word = useWords(invoiceWords).whatIf
  const language = useLanguage()
  const sums = useSums(then)
  const alike = now?.total.currency === then.total.currency

  return (
    <>
      <div className={style['figures']}>
        <div className={style['figure']}>
          <h2 className={style['label']}>{word.now}</h2>
          {now ? <p className={style['value']}>{money(now.total, language)}</p> : <p className={style['text']}>{word.none}</p>}
        </div>
        <div className={style['figure']}>
          <h2 className={style['label']}>{word.then}</h2>
          <p className={style['value']}>{money(then.total, language)}</p>
        </div>
        {now && alike && (
          <div className={style['figure']}>
            <h2 className={style['label']}>{word.more}</h2>
            <p className={style['value']}>{difference(then.total, now.total, language)}</p>
          </div>
        )}
      </div>
      <Section title={word.then}>
        <Lines lines={then.lines.map((line, at) => ({ id: String(at), line }))} sums={sums} />
      </Section>
    </>
  )
}

/** A month under another contract. */
export function WhatIfView({ month, months, yaml, compared, busy, problem, onMonth, onReckon }: Props) {
  const words = useWords(invoiceWords)
  const word = words.whatIf
  const language = useLanguage()
  const [text, setText] = useState(yaml)

  return (
    <>
      <Link to="/billing" className={style['back']}>
        <Icon name="back" size={14} />
        {words.one.back}
      </Link>
      <PageHead title={word.title} text={word.text} />
      <form
        className={style['form']}
        onSubmit={(event) => {
          event.preventDefault()
          onReckon(text)
        }}
      >
        <div className={style['filter']}>
          <Select label={word.month} value={month} options={months.map((value) => ({ value, label: monthName(value, language) }))} onChange={onMonth} />
        </div>
        <LinesField label={word.contract} hint={word.hint} rows={14} maxLength={65_536} value={text} onChange={setText} />
        <Problem>{problem}</Problem>
        <div>
          <Button type="submit" tone="primary" disabled={busy || text.trim() === ''}>
            {busy ? word.busy : word.act}
          </Button>
        </div>
        {compared && <Outcome {...compared} />}
      </form>
    </>
  )
}
