import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'

import { BillingInvoicesDocument, BillingMonthDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useNow } from '#lib/time.ts'
import { fetched } from '#ui/loaded.tsx'

import { BillingView } from './billing.view.tsx'
import { CardPage } from './card.page.tsx'
import { CreditPage } from './credit.page.tsx'
import { Door } from './door.tsx'
import { PayerDialog } from './payer.page.tsx'
import { stateOf } from './search.ts'

const size = 12

function Billing() {
  const search = useSearch({ from: '/inside/billing' })
  const navigate = useNavigate({ from: '/billing' })
  const now = useNow(60_000)
  const [open, setOpen] = useState(false)
  const month = useQuery({ queryKey: ['billing', 'month'], queryFn: ({ signal }) => ask(BillingMonthDocument, {}, signal) })
  const variables = { first: size, after: search.after ?? null, state: stateOf(search) ?? null }
  const invoices = useQuery({
    queryKey: ['billing', 'invoices', variables],
    queryFn: async ({ signal }) => {
      const { edges, pageInfo } = (await ask(BillingInvoicesDocument, variables, signal)).invoices

      return { rows: edges.map(({ node }) => node), next: pageInfo.hasNextPage ? pageInfo.endCursor : null }
    },
    placeholderData: keepPreviousData,
  })

  return (
    <>
      <BillingView
        month={fetched(month)}
        invoices={fetched(invoices)}
        search={search}
        now={now}
        card={<CardPage />}
        credit={<CreditPage now={now} />}
        onSearch={(next) => void navigate({ search: next, resetScroll: false })}
        onPayer={() => {
          setOpen(true)
        }}
      />
      {open && (
        <PayerDialog
          currency={month.data?.forecast?.soFar.total.currency}
          onClose={() => {
            setOpen(false)
          }}
        />
      )}
    </>
  )
}

/** What the tenant pays. */
export function BillingPage() {
  return (
    <Door>
      <Billing />
    </Door>
  )
}
