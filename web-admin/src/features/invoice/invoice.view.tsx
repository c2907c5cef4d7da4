import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import type { WholeInvoiceFragment } from '#gen/graphql.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { writeQuery } from '#lib/query.ts'
import { buttonClass } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { PageHead, Section } from '#ui/page.tsx'

import { dayName, monthName, today } from '#lib/days.ts'
import type { Line } from './line.ts'
import { Lines, useSums } from './lines.tsx'
import { Money } from './paid.view.tsx'
import { StateBadge } from './state.tsx'
import { invoiceWords } from './words.ts'
import style from './invoice.module.css'

/** One invoice with everything on it. */
export type Invoice = WholeInvoiceFragment

function Side({ party }: { party: NonNullable<Invoice['payer']> }) {
  const word = useWords(invoiceWords).one.facts

  return (
    <>
      {party.name}
      {party.address && <div className={style['address']}>{party.address}</div>}
      {party.registration && <div>{`${word.registration} ${party.registration}`}</div>}
      {party.orderNumber && <div>{`${word.order} ${party.orderNumber}`}</div>}
    </>
  )
}

function Facts({ of }: { of: Invoice }) {
  const word = useWords(invoiceWords).one
  const language = useLanguage()
  const { facts } = word
  const rows: [string, ReactNode][] = [
    [facts.month, `${monthName(of.month, language)} (${of.zone})`],
    ...(of.issuedOn ? [[facts.issued, dayName(of.issuedOn, language)] as [string, ReactNode]] : []),
    ...(of.dueOn ? [[facts.due, dayName(of.dueOn, language)] as [string, ReactNode]] : []),
    ...(of.settledAt ? [[facts.settled, dayName(today(Date.parse(of.settledAt), of.zone), language)] as [string, ReactNode]] : []),
    ...(of.reason ? [[facts.reason, of.reason] as [string, ReactNode]] : []),
    ...(of.issuer ? [[facts.from, <Side key="from" party={of.issuer} />] as [string, ReactNode]] : []),
    ...(of.payer ? [[facts.to, <Side key="to" party={of.payer} />] as [string, ReactNode]] : []),
  ]

  return (
    <div className={style['terms']}>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

const formats = ['pdf', 'csv', 'json'] as const

function Files({ id, tenant }: { id: string; tenant: string | undefined }) {
  const word = useWords(invoiceWords).one

  return (
    <div className={style['acts']}>
      {formats.map((format) => (
        <a key={format} href={`/export/invoice/${id}${writeQuery({ format, ...(tenant && { tenant }) })}`} download className={buttonClass()} aria-label={word.download(format.toUpperCase())}>
          <Icon name="export" />
          {format.toUpperCase()}
        </a>
      ))}
    </div>
  )
}

function Back({ tenant }: { tenant: string | undefined }) {
  const word = useWords(invoiceWords).one
  const said = (
    <>
      <Icon name="back" size={14} />
      {word.back}
    </>
  )

  return tenant ? (
    <Link to="/platform/tenants/$id/billing" params={{ id: tenant }} className={style['back']}>
      {said}
    </Link>
  ) : (
    <Link to="/billing" className={style['back']}>
      {said}
    </Link>
  )
}

interface Props {
  invoice: Invoice
  now: number
  behind: (id: string, line: Line) => ReactNode
  /** Whose it is, for an operator outside of every tenant. */
  tenant?: string
  /** What can be done with it. */
  acts?: ReactNode
}

/** One invoice: what it says, how each line comes about, and what was paid of it. */
export function InvoiceView({ invoice, now, behind, tenant, acts }: Props) {
  const word = useWords(invoiceWords).one
  const language = useLanguage()
  const sums = useSums(invoice)
  const { state, dueOn, hold, number, month, zone } = invoice

  return (
    <>
      <Back tenant={tenant} />
      <PageHead title={number ? word.title(number) : word.draft(monthName(month, language))} {...(state === 'DRAFT' && hold && { text: word.hold })}>
        <StateBadge state={state} dueOn={dueOn} day={today(now, zone)} />
        <Files id={invoice.id} tenant={tenant} />
      </PageHead>
      {acts}
      <Facts of={invoice} />
      <Section title={word.lines} text={word.linesText}>
        <Lines lines={invoice.lines} sums={sums} behind={behind} />
      </Section>
      <Money of={invoice} />
    </>
  )
}

