import type { WholeInvoiceFragment } from '#gen/graphql.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { Section, Stack } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'

import { dayName, instant } from '#lib/days.ts'
import { Sums, type Sum } from './lines.tsx'
import { money } from '#lib/money.ts'
import { invoiceWords } from './words.ts'
import style from './invoice.module.css'

type Invoice = WholeInvoiceFragment

function Payments({ of }: { of: Invoice }) {
  const word = useWords(invoiceWords).one
  const language = useLanguage()
  if (of.payments.length === 0) return of.state === 'ISSUED' ? <p className={style['text']}>{word.noPayments}</p> : null

  return (
    <Table
      label={word.payments}
      rows={of.payments}
      id={({ id }) => id}
      columns={[
        { key: 'at', head: word.columns.at, cell: ({ receivedAt }) => <time dateTime={receivedAt}>{instant(receivedAt, of.zone, language)}</time> },
        { key: 'method', head: word.columns.method, cell: ({ method }) => word.methods[method] },
        { key: 'reference', head: word.columns.reference, cell: ({ reference }) => reference },
        { key: 'amount', head: word.columns.amount, figure: true, cell: ({ amount }) => money(amount, language) },
      ]}
    />
  )
}

function Notes({ of }: { of: Invoice }) {
  const word = useWords(invoiceWords).one
  const language = useLanguage()
  if (of.creditNotes.length === 0) return null

  return (
    <Table
      label={word.noted}
      rows={of.creditNotes}
      id={({ id }) => id}
      columns={[
        { key: 'number', head: word.columns.number, cell: ({ number }) => number },
        { key: 'on', head: word.columns.on, cell: ({ issuedOn }) => dayName(issuedOn, language) },
        { key: 'reason', head: word.columns.reason, cell: ({ reason }) => reason },
        { key: 'amount', head: word.columns.amount, figure: true, cell: ({ total }) => money(total, language) },
      ]}
    />
  )
}

/** What became of the total: prepaid credit, payments, credit notes, and what is left. */
export function Money({ of }: { of: Invoice }) {
  const word = useWords(invoiceWords)
  const { one } = word
  const sums: Sum[] = [
    { key: 'total', label: word.line.total, amount: of.total },
    ...(of.credited.minor === 0
      ? []
      : [
          { key: 'credited', label: one.credited, amount: of.credited },
          { key: 'due', label: one.due, amount: of.due },
        ]),
    ...(of.noted.minor === 0 ? [] : [{ key: 'noted', label: one.noted, amount: of.noted }]),
    { key: 'paid', label: one.paid, amount: of.paid },
    { key: 'left', label: one.left, amount: of.left, strong: true },
  ]

  return (
    <Section title={one.money}>
      <Stack>
        <div className={style['frame']}>
          <Sums sums={sums} />
        </div>
        <Payments of={of} />
        <Notes of={of} />
      </Stack>
    </Section>
  )
}
