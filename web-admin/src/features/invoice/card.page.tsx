import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'

import { CreateCheckoutLinkDocument, CreatePaymentPortalLinkDocument, PaymentAccountDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { newKey } from '#lib/once.ts'
import { useVerb } from '#lib/verb.ts'
import { useTrouble } from '#ui/problem.ts'

import { CardView } from './card.view.tsx'
import { invoiceWords } from './words.ts'

const go = ({ url }: { url: string }) => {
  window.location.assign(url)
}

/** How often the card is read after somebody came back from Stripe's pages, in milliseconds: we hear of it by a webhook. */
const pause = 2_000

/** How the tenant pays by card; nothing where it pays by transfer. */
export function CardPage() {
  const back = useSearch({ from: '/inside/billing' }).card !== undefined
  const { data: account } = useQuery({
    queryKey: ['billing', 'card'],
    queryFn: async ({ signal }) => (await ask(PaymentAccountDocument, {}, signal)).paymentAccount,
    refetchInterval: back && pause,
  })
  const card = useVerb(CreateCheckoutLinkDocument, { onDone: go })
  const portal = useVerb(CreatePaymentPortalLinkDocument, { onDone: go })
  const away = useWords(invoiceWords).card.away
  const problems = [useTrouble(card).of, useTrouble(portal).of]
  const unanswered = [card, portal].some((verb) => verb.refused?.__typename === 'Unreachable')
  if (!account) return null

  return (
    <CardView
      account={account}
      back={back}
      busy={card.busy || portal.busy}
      problem={unanswered ? away : problems.find(Boolean)}
      onCard={() => {
        card.run({ input: { idempotencyKey: newKey() } })
      }}
      onPortal={() => {
        portal.run({ input: { idempotencyKey: newKey() } })
      }}
    />
  )
}
