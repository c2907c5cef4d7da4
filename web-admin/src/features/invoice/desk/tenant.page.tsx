import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'

import { DeskCreditsDocument, DeskInvoicesDocument, DeskMonthDocument, DeskTenantDocument } from '#gen/graphql.ts'
import { CreditView } from '#features/invoice/credit.view.tsx'
import { ask } from '#lib/api.ts'
import { today } from '#lib/days.ts'
import { Failure } from '#lib/failure.ts'
import { useWords } from '#lib/language.ts'
import { useNow } from '#lib/time.ts'
import { Can } from '#lib/viewer.tsx'
import { Button } from '#ui/button.tsx'
import { fetched, Loaded } from '#ui/loaded.tsx'
import { FailureNotice, Notice } from '#ui/notice.tsx'

import { CorrectDialog } from './correct.page.tsx'
import { GrantDialog } from './grant.page.tsx'
import { TenantBillingView } from './tenant.view.tsx'
import { deskWords } from './words.ts'

const size = 12
const closed = new Failure('forbidden')

function useInvoices(tenant: string, after: string | undefined) {
  return useQuery({
    queryKey: ['platform', 'desk', tenant, 'invoices', after],
    queryFn: async ({ signal }) => {
      const { edges, pageInfo } = (await ask(DeskInvoicesDocument, { tenant, first: size, after: after ?? null }, signal)).platformInvoices

      return { rows: edges.map(({ node }) => node), next: pageInfo.hasNextPage ? pageInfo.endCursor : null }
    },
    placeholderData: keepPreviousData,
  })
}

function Credit({ tenant, now, onGrant }: { tenant: string; now: number; onGrant: () => void }) {
  const word = useWords(deskWords)
  const [after, setAfter] = useState<string>()
  const query = useQuery({
    queryKey: ['platform', 'desk', tenant, 'credits', after],
    queryFn: async ({ signal }) => {
      const { edges, pageInfo, left } = (await ask(DeskCreditsDocument, { tenant, first: size, after: after ?? null }, signal)).platformCredits

      return { rows: edges.map(({ node }) => node), next: pageInfo.hasNextPage ? pageInfo.endCursor : null, left }
    },
    placeholderData: keepPreviousData,
  })

  return (
    <CreditView
      credits={fetched(query)}
      after={after}
      now={now}
      onTurn={setAfter}
      aside={
        <Can do="billing:write">
          <Button onClick={onGrant}>{word.grant.open}</Button>
        </Can>
      }
    />
  )
}

function TenantBilling() {
  const { id: tenant } = useParams({ from: '/inside/platform/tenants/$id/billing' })
  const word = useWords(deskWords)
  const now = useNow(60_000)
  const [open, setOpen] = useState<'grant' | 'correct' | null>(null)
  const [after, setAfter] = useState<string>()
  const whose = useQuery({ queryKey: ['platform', 'desk', tenant], queryFn: async ({ signal }) => (await ask(DeskTenantDocument, { tenant }, signal)).platformTenant })
  const invoices = useInvoices(tenant, after)
  const month = today(now, 'UTC').slice(0, 7)
  const draft = useQuery({
    queryKey: ['platform', 'desk', tenant, 'month', month],
    queryFn: async ({ signal }) => ({ soFar: (await ask(DeskMonthDocument, { tenant, month }, signal)).platformDraft ?? null }),
  })
  const shut = () => {
    setOpen(null)
  }

  return (
    <Loaded from={fetched(whose)}>
      {(of) =>
        of ? (
          <>
            <TenantBillingView
              tenant={of}
              invoices={fetched(invoices)}
              draft={fetched(draft)}
              after={after}
              now={now}
              onTurn={setAfter}
              onCorrect={() => {
                setOpen('correct')
              }}
              credit={
                <Credit
                  tenant={tenant}
                  now={now}
                  onGrant={() => {
                    setOpen('grant')
                  }}
                />
              }
            />
            {open === 'grant' && <GrantDialog tenant={tenant} onClose={shut} />}
            {open === 'correct' && <CorrectDialog tenant={tenant} onClose={shut} />}
          </>
        ) : (
          <Notice page icon="search" title={word.lost.title} text={word.lost.text} />
        )
      }
    </Loaded>
  )
}

/** What a tenant owes, for the staff of the installation. */
export function TenantBillingPage() {
  return (
    <Can do="billing:read" otherwise={<FailureNotice page error={closed} />}>
      <TenantBilling />
    </Can>
  )
}
