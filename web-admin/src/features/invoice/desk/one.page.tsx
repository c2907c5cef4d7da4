import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'

import { DeskInvoiceDocument } from '#gen/graphql.ts'
import { InvoiceView } from '#features/invoice/invoice.view.tsx'
import { UsesPage } from '#features/invoice/uses.page.tsx'
import { ask } from '#lib/api.ts'
import { Failure } from '#lib/failure.ts'
import { useWords } from '#lib/language.ts'
import { useNow } from '#lib/time.ts'
import { Can } from '#lib/viewer.tsx'
import { fetched, Loaded } from '#ui/loaded.tsx'
import { FailureNotice, Notice } from '#ui/notice.tsx'

import { ActDialog } from './act.page.tsx'
import { Acts, type Act } from './acts.view.tsx'
import { deskWords } from './words.ts'

const closed = new Failure('forbidden')

function TenantInvoice() {
  const { id: tenant, invoice: id } = useParams({ from: '/inside/platform/tenants/$id/billing/$invoice' })
  const word = useWords(deskWords).gone
  const now = useNow(60_000)
  const [act, setAct] = useState<Act | null>(null)
  const query = useQuery({
    queryKey: ['platform', 'desk', tenant, 'invoice', id],
    queryFn: async ({ signal }) => (await ask(DeskInvoiceDocument, { tenant, id }, signal)).platformInvoice,
  })

  return (
    <Loaded from={fetched(query)}>
      {(invoice) =>
        invoice ? (
          <>
            <InvoiceView
              invoice={invoice}
              now={now}
              tenant={tenant}
              acts={
                <Can do="billing:write">
                  <Acts state={invoice.state} onAct={setAct} />
                </Can>
              }
              behind={(of, line) => <UsesPage invoice={id} id={of} line={line} zone={invoice.zone} tenant={tenant} />}
            />
            {act && (
              <ActDialog
                tenant={tenant}
                invoice={invoice}
                act={act}
                now={now}
                onClose={() => {
                  setAct(null)
                }}
              />
            )}
          </>
        ) : (
          <Notice page icon="book" title={word.title} text={word.text} />
        )
      }
    </Loaded>
  )
}

/** One invoice of a tenant, for the staff of the installation. */
export function TenantInvoicePage() {
  return (
    <Can do="billing:read" otherwise={<FailureNotice page error={closed} />}>
      <TenantInvoice />
    </Can>
  )
}
