import { useQuery } from '@tanstack/react-query'

import { WebhookDeliveryDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { useCan } from '#lib/viewer.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { fetched, Loaded } from '#ui/loaded.tsx'
import { Quiet } from '#ui/page.tsx'

import { DeliveryView } from './delivery.view.tsx'
import { webhookWords } from './words.ts'

/** What was sent in one delivery, and what came back. That it is looked at is on record, so it is asked for once. */
export function DeliveryDialog({ of, title, onClose }: { of: string; title: string; onClose: () => void }) {
  const word = useWords(webhookWords)
  const bodies = useCan('report:read')
  const query = useQuery({
    queryKey: ['webhook-delivery', of],
    queryFn: async ({ signal }) => (await ask(WebhookDeliveryDocument, { id: of, bodies }, signal)).webhookDelivery,
    refetchOnWindowFocus: false,
    gcTime: 0,
  })

  return (
    <Dialog wide title={title} onClose={onClose}>
      <Loaded from={fetched(query)}>{(sent) => (sent ? <DeliveryView sent={sent} bodies={bodies} /> : <Quiet>{word.sending.gone}</Quiet>)}</Loaded>
    </Dialog>
  )
}
