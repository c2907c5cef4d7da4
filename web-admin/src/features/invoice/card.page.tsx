import { useQuery } from '@tanstack/react-query'

import { CreateCheckoutLinkDocument, CreatePaymentPortalLinkDocument, PaymentAccountDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { newKey } from '#lib/once.ts'
import { useVerb } from '#lib/verb.ts'
import { useTrouble } from '#ui/problem.ts'

import { CardView } from './card.view.tsx'

const go = ({ url }: { url: string }) => {
  window.location.assign(url)
}

/** How the tenant pays by card; nothing where it pays by transfer. */
export function CardPage() {
  const { data: account } = useQuery({ queryKey: ['billing', 'card'], queryFn: async ({ signal }) => (await ask(PaymentAccountDocument, {}, signal)).paymentAccount })
  const card = useVerb(CreateCheckoutLinkDocument, { onDone: go })
  const portal = useVerb(CreatePaymentPortalLinkDocument, { onDone: go })
  const problems = [useTrouble(card).of, useTrouble(portal).of]
  if (!account) return null

  return (
    <CardView
      account={account}
      busy={card.busy || portal.busy}
      problem={problems.find(Boolean)}
      onCard={() => {
        card.run({ input: { idempotencyKey: newKey() } })
      }}
      onPortal={() => {
        portal.run({ input: { idempotencyKey: newKey() } })
      }}
    />
  )
}
