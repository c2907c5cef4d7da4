import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'

import { OneInvoiceDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { useNow } from '#lib/time.ts'
import { fetched, Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'

import { Door } from './door.tsx'
import { InvoiceView } from './invoice.view.tsx'
import { UsesPage } from './uses.page.tsx'
import { invoiceWords } from './words.ts'

function Invoice() {
  const word = useWords(invoiceWords).one
  const { id } = useParams({ from: '/inside/billing/$id' })
  const now = useNow(60_000)
  const query = useQuery({ queryKey: ['billing', 'invoice', id], queryFn: async ({ signal }) => (await ask(OneInvoiceDocument, { id }, signal)).invoice })

  return (
    <Loaded from={fetched(query)}>
      {(invoice) =>
        invoice ? (
          <InvoiceView invoice={invoice} now={now} behind={(of, line) => <UsesPage invoice={id} id={of} line={line} zone={invoice.zone} />} />
        ) : (
          <Notice page icon="book" title={word.gone.title} text={word.gone.text} />
        )
      }
    </Loaded>
  )
}

/** One invoice of the tenant. */
export function InvoicePage() {
  return (
    <Door>
      <Invoice />
    </Door>
  )
}
