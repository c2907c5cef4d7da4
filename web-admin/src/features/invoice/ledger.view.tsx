import { useState } from 'react'

import { useWords } from '#lib/language.ts'
import { writeQuery } from '#lib/query.ts'
import { isDay } from '#lib/time.ts'
import { Can } from '#lib/viewer.tsx'
import { buttonClass } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import { Section } from '#ui/page.tsx'

import { invoiceWords } from './words.ts'
import style from './invoice.module.css'

const formats = ['csv', 'json'] as const

/** The longest time of which the API writes a ledger, in days. */
const longest = 731

/** Whether the API writes a ledger from the first day to the last. */
export function isLedger(from: string, to: string): boolean {
  const days = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000 + 1

  return isDay(from) && isDay(to) && days >= 1 && days <= longest
}

/** The whole ledger of some days as a file: by itself, from the first day of the year to today. `tenant` is whose it is, for an operator. */
export function LedgerView({ day, tenant }: { day: string; tenant?: string }) {
  const word = useWords(invoiceWords).ledger
  const [ends, setEnds] = useState({ from: `${day.slice(0, 4)}-01-01`, to: day })
  const right = isLedger(ends.from, ends.to)

  return (
    <Can do={tenant ? 'billing:read' : 'usage:read'}>
      <Section title={word.title} text={word.text}>
        <div className={style['ledger']}>
          {(['from', 'to'] as const).map((end) => (
            <Field
              key={end}
              type="date"
              label={word[end]}
              value={ends[end]}
              error={end === 'to' && !right ? word.wrong : undefined}
              onChange={(event) => {
                setEnds({ ...ends, [end]: event.target.value })
              }}
            />
          ))}
          {right &&
            formats.map((format) => (
              <a key={format} href={`/export/ledger${writeQuery({ ...ends, format, ...(tenant && { tenant }) })}`} download className={buttonClass()} aria-label={word.download(format.toUpperCase())}>
                <Icon name="export" />
                {format.toUpperCase()}
              </a>
            ))}
        </div>
      </Section>
    </Can>
  )
}
