import { useRef } from 'react'

import { ResendWebhooksDocument } from '#gen/graphql.ts'
import { useWords } from '#lib/language.ts'
import { newKey } from '#lib/once.ts'
import { useVerb } from '#lib/verb.ts'
import { Dialog } from '#ui/dialog.tsx'
import { useTrouble } from '#ui/problem.ts'
import { tell } from '#ui/toast.tsx'

import { ResendView } from './resend.view.tsx'
import { resendOf, type Endpoint } from './webhook.ts'
import { webhookWords } from './words.ts'

/** Sends again what happened in a time. */
export function ResendDialog({ of, onClose }: { of: Endpoint; onClose: () => void }) {
  const word = useWords(webhookWords).resend
  // The same wish again is the same request, so that a retry sends nothing twice; another wish is another.
  const asked = useRef(new Map<string, ReturnType<typeof resendOf>>())
  const resend = useVerb(ResendWebhooksDocument, {
    stale: [['webhook']],
    onDone: ({ count }) => {
      tell(word.done(count))
      onClose()
    },
  })

  return (
    <Dialog title={word.title} onClose={onClose}>
      <ResendView
        busy={resend.busy}
        problem={useTrouble(resend).of}
        onSend={(span, missedOnly) => {
          const wish = `${span} ${String(missedOnly)}`
          const input = asked.current.get(wish) ?? resendOf(of.id, span, missedOnly, new Date(), newKey())
          asked.current.set(wish, input)
          resend.run({ input })
        }}
      />
    </Dialog>
  )
}
