import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import type { InvoiceRowFragment } from '#gen/graphql.ts'
import { useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Button, buttonClass } from '#ui/button.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Section } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'
import { Turn } from '#ui/turn.tsx'

import { ContractView } from './contract.view.tsx'
import { today } from '#lib/days.ts'
import { LedgerView } from './ledger.view.tsx'
import { MonthLines, MonthView, type Month } from './month.view.tsx'
import { InvoiceRows } from './rows.tsx'
import { states, type BillingSearch } from './search.ts'
import { invoiceWords } from './words.ts'
import style from './invoice.module.css'

/** One page of invoices. */
export interface InvoicePage {
  rows: readonly InvoiceRowFragment[]
  next: string | null
}

interface Props {
  month: Fetched<Month>
  invoices: Fetched<InvoicePage>
  search: BillingSearch
  now: number
  onSearch: (next: BillingSearch) => void
  onPayer: () => void
  /** How it is paid, where there is something to say of it. */
  card?: ReactNode
  /** What was paid in advance. */
  credit?: ReactNode
}

function Nothing({ search }: { search: BillingSearch }) {
  const word = useWords(invoiceWords).list
  const { title, text } = search.after ? word.last : search.state ? word.nothing : word.empty

  return <Notice icon="book" title={title} text={text} />
}

function Invoices({ invoices, search, day, onSearch }: Pick<Props, 'invoices' | 'search' | 'onSearch'> & { day: string }) {
  const word = useWords(invoiceWords)

  return (
    <Section
      title={word.list.title}
      aside={
        <Select
          quiet
          label={word.list.state}
          value={search.state ?? ''}
          options={[{ value: '', label: word.list.all }, ...states.map((state) => ({ value: state.toLowerCase(), label: word.states[state] }))]}
          onChange={(state) => {
            onSearch(state ? { state } : {})
          }}
        />
      }
    >
      <Loaded from={invoices}>
        {({ rows, next }) => (
          <>
            {rows.length === 0 ? <Nothing search={search} /> : <InvoiceRows rows={rows} day={day} />}
            <Turn
              after={search.after}
              next={next}
              onTurn={(after) => {
                onSearch({ ...(search.state && { state: search.state }), ...(after && { after }) })
              }}
            />
          </>
        )}
      </Loaded>
    </Section>
  )
}

/** What a tenant pays: the running month, the contract, and the invoices. */
export function BillingView({ month, now, onPayer, card, credit, ...list }: Props) {
  const word = useWords(invoiceWords)
  // Until the zone of the contract is known, the day of UTC is as good as any.
  const day = today(now, month.data?.forecast?.soFar.zone ?? 'UTC')

  return (
    <>
      <PageHead title={word.title} text={word.text}>
        <div className={style['acts']}>
          <Can do="usage:read">
            <Link to="/usage" className={buttonClass()}>
              {word.usage}
            </Link>
          </Can>
          {month.data?.forecast && (
            <Link to="/billing/what-if" className={buttonClass()}>
              {word.compare}
            </Link>
          )}
          <Can do="invoice:write">
            <Button onClick={onPayer}>{word.change}</Button>
          </Can>
        </div>
      </PageHead>
      <Loaded from={month}>{(data) => <MonthView month={data} onPayer={onPayer} />}</Loaded>
      <Invoices day={day} {...list} />
      {card}
      {credit}
      {month.data?.forecast && <MonthLines soFar={month.data.forecast.soFar} />}
      {month.data && <ContractView contracts={month.data.contracts} day={day} />}
      <LedgerView key={day} day={day} />
    </>
  )
}
