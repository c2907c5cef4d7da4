import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { CreateWebhookEndpointDocument, WebhooksDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { newKey } from '#lib/once.ts'
import { useNow } from '#lib/time.ts'
import { useVerb } from '#lib/verb.ts'
import { Dialog } from '#ui/dialog.tsx'
import { fetched } from '#ui/loaded.tsx'
import { useTrouble } from '#ui/problem.ts'

import { CreateView, SecretView } from './create.view.tsx'
import { EndpointsView } from './endpoints.view.tsx'
import { inputOf } from './webhook.ts'
import { webhookWords } from './words.ts'

function CreateDialog({ onClose }: { onClose: () => void }) {
  const word = useWords(webhookWords)
  const [key] = useState(newKey)
  const create = useVerb(CreateWebhookEndpointDocument, { stale: [['webhooks']] })
  const trouble = useTrouble(create, ['url', 'eventTypes'])
  const secret = create.done?.secret

  return (
    <Dialog title={secret ? word.made.title : word.draft.title} onClose={onClose}>
      {secret ? (
        <SecretView secret={secret} onStored={onClose} />
      ) : (
        <CreateView
          busy={create.busy}
          trouble={trouble}
          onMake={(draft) => {
            create.run({ input: inputOf(draft, key) })
          }}
        />
      )}
    </Dialog>
  )
}

/** The tenant's endpoints. */
export function EndpointsPage() {
  const now = useNow()
  const [creating, setCreating] = useState(false)
  const query = useQuery({
    queryKey: ['webhooks'],
    queryFn: async ({ signal }) => (await ask(WebhooksDocument, {}, signal)).webhookEndpoints.edges.map(({ node }) => node),
  })

  return (
    <>
      <EndpointsView
        endpoints={fetched(query)}
        now={now}
        onCreate={() => {
          setCreating(true)
        }}
      />
      {creating && (
        <CreateDialog
          onClose={() => {
            setCreating(false)
          }}
        />
      )}
    </>
  )
}
