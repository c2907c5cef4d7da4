import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import type { InvoiceRowFragment } from '#gen/graphql.ts'
import { dayName, monthName } from '#lib/days.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { money } from '#lib/money.ts'
import { Table } from '#ui/table.tsx'

import { StateBadge } from './state.tsx'
import { invoiceWords } from './words.ts'
import style from './invoice.module.css'

function Name({ id, tenant, children }: { id: string; tenant: string | undefined; children: ReactNode }) {
  return tenant ? (
    <Link to="/platform/tenants/$id/billing/$invoice" params={{ id: tenant, invoice: id }} className={style['link']}>
      {children}
    </Link>
  ) : (
    <Link to="/billing/$id" params={{ id }} className={style['link']}>
      {children}
    </Link>
  )
}

/** Invoices, one a row. `tenant` is whose they are, for an operator. */
export function InvoiceRows({ rows, day, tenant }: { rows: readonly InvoiceRowFragment[]; day: string; tenant?: string }) {
  const word = useWords(invoiceWords).list
  const language = useLanguage()

  return (
    <Table
      label={word.title}
      rows={rows}
      id={({ id }) => id}
      columns={[
        {
          key: 'number',
          head: word.columns.number,
          cell: ({ id, number }) => (
            <Name id={id} tenant={tenant}>
              {number ?? word.unnumbered}
            </Name>
          ),
        },
        { key: 'month', head: word.columns.month, cell: ({ month }) => monthName(month, language) },
        { key: 'state', head: word.columns.state, cell: ({ state, dueOn }) => <StateBadge state={state} dueOn={dueOn} day={day} /> },
        { key: 'due', head: word.columns.due, minor: true, cell: ({ dueOn }) => (dueOn ? dayName(dueOn, language) : '–') },
        { key: 'left', head: word.columns.left, minor: true, figure: true, cell: ({ left }) => money(left, language) },
        { key: 'total', head: word.columns.total, figure: true, cell: ({ total }) => money(total, language) },
      ]}
    />
  )
}
