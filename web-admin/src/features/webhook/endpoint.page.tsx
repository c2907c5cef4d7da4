import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'

import {
  DeleteWebhookEndpointDocument,
  PauseWebhookEndpointDocument,
  ResendWebhookDeliveryDocument,
  ResumeWebhookEndpointDocument,
  RotateWebhookSecretDocument,
  TestWebhookEndpointDocument,
  WebhookDocument,
} from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { newKey } from '#lib/once.ts'
import { useNow } from '#lib/time.ts'
import { useVerb } from '#lib/verb.ts'
import { Confirm } from '#ui/confirm.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { fetched, Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { useTrouble } from '#ui/problem.ts'
import { tell } from '#ui/toast.tsx'

import { SecretView } from './create.view.tsx'
import { DeliveryDialog } from './delivery.page.tsx'
import { EndpointView } from './endpoint.view.tsx'
import { ResendDialog } from './resend.page.tsx'
import type { Delivery, Endpoint } from './webhook.ts'
import { webhookWords } from './words.ts'

const stale = [['webhooks'], ['webhook']]
const overlap = 86_400 // seconds: a day

function RotateDialog({ of, onClose }: { of: Endpoint; onClose: () => void }) {
  const word = useWords(webhookWords)
  const [idempotencyKey] = useState(newKey)
  const rotate = useVerb(RotateWebhookSecretDocument, { stale })
  const problem = useTrouble(rotate).of
  const secret = rotate.done?.secret
  if (secret) {
    return (
      <Dialog title={word.made.title} onClose={onClose}>
        <SecretView secret={secret} onStored={onClose} />
      </Dialog>
    )
  }

  return (
    <Confirm
      title={word.sure.rotate}
      act={word.acts.rotate}
      loses={false}
      busy={rotate.busy}
      problem={problem}
      onClose={onClose}
      onConfirm={() => {
        rotate.run({ input: { id: of.id, revision: of.revision, idempotencyKey, overlap } })
      }}
    >
      <p>{word.sure.rotateText}</p>
    </Confirm>
  )
}

function RemoveDialog({ of, onClose }: { of: Endpoint; onClose: () => void }) {
  const word = useWords(webhookWords)
  const navigate = useNavigate()
  const remove = useVerb(DeleteWebhookEndpointDocument, {
    stale: [['webhooks']],
    onDone: () => {
      tell(word.done.remove)
      void navigate({ to: '/settings/webhooks' })
    },
  })

  return (
    <Confirm
      title={word.sure.remove}
      act={word.acts.remove}
      busy={remove.busy}
      problem={useTrouble(remove).of}
      onClose={onClose}
      onConfirm={() => {
        remove.run({ input: { id: of.id, revision: of.revision } })
      }}
    >
      <p>{word.sure.removeText}</p>
    </Confirm>
  )
}

function useActs() {
  const word = useWords(webhookWords).done
  const test = useVerb(TestWebhookEndpointDocument, { stale, onDone: () => tell(word.test) })
  const pause = useVerb(PauseWebhookEndpointDocument, { stale, onDone: () => tell(word.pause) })
  const resume = useVerb(ResumeWebhookEndpointDocument, { stale, onDone: () => tell(word.resume) })
  const again = useVerb(ResendWebhookDeliveryDocument, { stale, onDone: () => tell(word.again) })
  const problem = [useTrouble(test).of, useTrouble(pause).of, useTrouble(resume).of, useTrouble(again).of].find(Boolean)

  return { test, pause, resume, again, problem, busy: test.busy || pause.busy || resume.busy || again.busy }
}

/** One endpoint of the tenant. */
export function EndpointPage() {
  const word = useWords(webhookWords)
  const { id } = useParams({ from: '/inside/settings/webhooks/$id' })
  const now = useNow()
  const [open, setOpen] = useState<'rotate' | 'remove' | 'resend' | Delivery | null>(null)
  const { test, pause, resume, again, problem, busy } = useActs()
  const query = useInfiniteQuery({
    queryKey: ['webhook', id],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => (await ask(WebhookDocument, { id, after: pageParam }, signal)).webhookEndpoint,
    getNextPageParam: (page) => (page?.deliveries.pageInfo.hasNextPage ? page.deliveries.pageInfo.endCursor : null),
    // What is on its way arrives within seconds.
    refetchInterval: 5000,
  })
  const close = () => {
    setOpen(null)
  }

  return (
    <Loaded from={fetched({ ...query, data: query.data?.pages })}>
      {(pages) => {
        const endpoint = pages[0]
        if (!endpoint) return <Notice page icon="link" title={word.gone.title} text={word.gone.text} />
        const place = { input: { id: endpoint.id, revision: endpoint.revision } }

        return (
          <>
            <EndpointView
              endpoint={endpoint}
              deliveries={pages.flatMap((page) => page?.deliveries.edges.map(({ node }) => node) ?? [])}
              now={now}
              busy={busy}
              problem={problem}
              onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
              onTest={() => {
                test.run({ input: { id: endpoint.id, idempotencyKey: newKey() } })
              }}
              onPause={(paused) => {
                if (paused) pause.run(place)
                else resume.run(place)
              }}
              onRotate={() => {
                setOpen('rotate')
              }}
              onRemove={() => {
                setOpen('remove')
              }}
              onLook={setOpen}
              onResend={() => {
                setOpen('resend')
              }}
              onAgain={(delivery) => {
                again.run({ input: { id: delivery.id, idempotencyKey: newKey() } })
              }}
            />
            {open === 'resend' && <ResendDialog of={endpoint} onClose={close} />}
            {open !== null && typeof open === 'object' && <DeliveryDialog of={open.id} title={open.type} onClose={close} />}
            {open === 'rotate' && <RotateDialog of={endpoint} onClose={close} />}
            {open === 'remove' && <RemoveDialog of={endpoint} onClose={close} />}
          </>
        )
      }}
    </Loaded>
  )
}
