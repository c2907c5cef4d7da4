import { useQuery } from '@tanstack/react-query'

import { BillingPayerDocument, UpdatePayerDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { useVerb } from '#lib/verb.ts'
import { Dialog } from '#ui/dialog.tsx'
import { fetched, Loaded } from '#ui/loaded.tsx'
import { useTrouble } from '#ui/problem.ts'
import { tell } from '#ui/toast.tsx'

import { draftOf, payerInput } from './payer.ts'
import { PayerView } from './payer.view.tsx'
import { invoiceWords } from './words.ts'

/** Changes to whom invoices are made out, who hears of them, and the budget. Without a contract there is no currency but the first one, yen. */
export function PayerDialog({ currency = 'JPY', onClose }: { currency?: string | undefined; onClose: () => void }) {
  const word = useWords(invoiceWords).payer
  const query = useQuery({
    queryKey: ['billing', 'payer'],
    queryFn: async ({ signal }) => (await ask(BillingPayerDocument, {}, signal)).payer,
    // What is being written must not be overwritten from behind, and must not begin from something old.
    staleTime: Infinity,
    gcTime: 0,
  })
  const update = useVerb(UpdatePayerDocument, {
    stale: [['billing', 'month']],
    onDone: () => {
      tell(word.done)
      onClose()
    },
  })
  const trouble = useTrouble(update, ['name', 'address', 'orderNumber', 'contacts', 'budget'])

  return (
    <Dialog title={word.title} onClose={onClose}>
      <Loaded from={fetched(query)}>
        {(payer) => (
          <PayerView
            draft={draftOf(payer, currency)}
            currency={currency}
            busy={update.busy}
            trouble={trouble}
            onSave={(draft) => {
              update.run({ input: payerInput(draft, payer.revision, currency) })
            }}
          />
        )}
      </Loaded>
    </Dialog>
  )
}
