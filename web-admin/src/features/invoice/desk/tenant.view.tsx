import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import type { MonthBillFragment } from '#gen/graphql.ts'
import type { InvoicePage } from '#features/invoice/billing.view.tsx'
import style from '#features/invoice/invoice.module.css'
import { LedgerView } from '#features/invoice/ledger.view.tsx'
import { Lines, useSums } from '#features/invoice/lines.tsx'
import { InvoiceRows } from '#features/invoice/rows.tsx'
import { monthName, today } from '#lib/days.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Button, buttonClass } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { PageHead, Section } from '#ui/page.tsx'
import { Turn } from '#ui/turn.tsx'

import { deskWords } from './words.ts'

interface Props {
  tenant: { id: string; name: string }
  invoices: Fetched<InvoicePage>
  /** The month that it is; without a contract there is none. */
  draft: Fetched<{ soFar: MonthBillFragment | null }>
  after: string | undefined
  now: number
  credit: ReactNode
  onTurn: (after: string | undefined) => void
  onCorrect: () => void
}

function SoFar({ of }: { of: MonthBillFragment }) {
  const word = useWords(deskWords).month
  const sums = useSums(of)

  return (
    <Section title={word.title(monthName(of.month, useLanguage()))}>
      <Lines lines={of.lines.map((line, at) => ({ id: String(at), line }))} sums={sums} />
    </Section>
  )
}

/** A tenant's invoices, its credit, the month so far and its whole ledger. */
export function TenantBillingView({ tenant, invoices, draft, after, now, credit, onTurn, onCorrect }: Props) {
  const word = useWords(deskWords)
  const day = today(now, draft.data?.soFar?.zone ?? 'UTC')

  return (
    <>
      <Link to="/platform/tenants/$id" params={{ id: tenant.id }} className={style['back']}>
        <Icon name="back" size={14} />
        {word.back}
      </Link>
      <PageHead title={word.title(tenant.name)} text={word.text}>
        <div className={style['acts']}>
          <Link to="/platform/tenants/$id/contract" params={{ id: tenant.id }} className={buttonClass()}>
            {word.contract}
          </Link>
          <Can do="billing:write">
            <Button onClick={onCorrect}>{word.correct.open}</Button>
          </Can>
        </div>
      </PageHead>
      <Section title={word.invoices.title}>
        <Loaded from={invoices}>
          {({ rows, next }) => (
            <>
              {rows.length === 0 ? <p className={style['text']}>{word.invoices.none}</p> : <InvoiceRows rows={rows} day={day} tenant={tenant.id} />}
              <Turn after={after} next={next} onTurn={onTurn} />
            </>
          )}
        </Loaded>
      </Section>
      {credit}
      <Loaded from={draft}>{({ soFar }) => (soFar ? <SoFar of={soFar} /> : <p className={style['text']}>{word.month.none}</p>)}</Loaded>
      <LedgerView key={day} day={day} tenant={tenant.id} />
    </>
  )
}
