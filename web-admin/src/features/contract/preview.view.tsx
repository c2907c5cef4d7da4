import type { ContractBillFragment } from '#gen/graphql.ts'
import { monthName } from '#lib/days.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { meterName } from '#lib/meter.ts'
import { difference, money } from '#lib/money.ts'
import { Button } from '#ui/button.tsx'
import { Problem, Section } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'
import { Table } from '#ui/table.tsx'

import { contractWords } from './words.ts'
import style from './contract.module.css'

/** A month as it is agreed and as it would be. */
export interface Compared {
  now: ContractBillFragment | null
  then: ContractBillFragment
}

interface Props {
  month: string
  months: readonly string[]
  compared: Compared | undefined
  busy: boolean
  problem: string | undefined
  onMonth: (month: string) => void
  onTry: () => void
}

function Figures({ now, then }: Compared) {
  const word = useWords(contractWords).preview
  const language = useLanguage()
  const figures: [string, string][] = [
    [word.now, now ? money(now.total, language) : word.none],
    [word.then, money(then.total, language)],
    ...(now?.total.currency === then.total.currency ? [[word.more, difference(then.total, now.total, language)] as [string, string]] : []),
  ]

  return (
    <div className={style['figures']}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <h3>{name}</h3>
          <p className={style['value']}>{value}</p>
        </div>
      ))}
    </div>
  )
}

function Lines({ bill }: { bill: ContractBillFragment }) {
  const word = useWords(contractWords).preview
  const language = useLanguage()
  const name = (line: ContractBillFragment['lines'][number]) =>
    [line.meter ? meterName(line.meter, language) : line.title, word.kinds[line.kind]].filter(Boolean).join(' · ')

  return (
    <Table
      label={word.lines}
      rows={bill.lines.map((line, at) => ({ id: String(at), line }))}
      id={({ id }) => id}
      columns={[
        { key: 'line', head: word.line, cell: ({ line }) => name(line) },
        { key: 'quantity', head: word.quantity, figure: true, cell: ({ line }) => new Intl.NumberFormat(language).format(line.quantity) },
        { key: 'amount', head: word.amount, figure: true, cell: ({ line }) => money(line.amount, language) },
      ]}
    />
  )
}

/** What a version would come to in a month that is known. */
export function PreviewView({ month, months, compared, busy, problem, onMonth, onTry }: Props) {
  const word = useWords(contractWords).preview
  const language = useLanguage()

  return (
    <Section title={word.title} text={word.text}>
      <div className={style['acts']}>
        <Select quiet label={word.month} value={month} options={months.map((value) => ({ value, label: monthName(value, language) }))} onChange={onMonth} />
        <Button disabled={busy} onClick={onTry}>
          {busy ? word.busy : word.act}
        </Button>
      </div>
      <Problem>{problem}</Problem>
      {compared && (
        <div className={style['form']}>
          <Figures {...compared} />
          <Lines bill={compared.then} />
        </div>
      )}
    </Section>
  )
}
