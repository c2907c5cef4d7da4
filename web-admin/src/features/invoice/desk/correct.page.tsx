import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

import { CorrectUsageDocument, DeskUsageDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { useVerb } from '#lib/verb.ts'
import { Dialog } from '#ui/dialog.tsx'
import { useTrouble } from '#ui/problem.ts'
import { tell } from '#ui/toast.tsx'

import { CorrectView } from './correct.view.tsx'
import { deskWords } from './words.ts'

/** Puts the usage of one verification right. */
export function CorrectDialog({ tenant, onClose }: { tenant: string; onClose: () => void }) {
  const word = useWords(deskWords).correct
  const [key, setKey] = useState(() => crypto.randomUUID())
  // It asks when it is told to, for an id that is typed: so it is no query, though it changes nothing.
  const look = useMutation({ mutationFn: async (id: string) => (await ask(DeskUsageDocument, { tenant, id })).platformVerificationUsage })
  const correct = useVerb(CorrectUsageDocument, {
    stale: [['platform']],
    onDone: () => {
      tell(word.done)
      onClose()
    },
  })
  const taken = correct.refused?.__typename === 'Conflict'
  const trouble = useTrouble({ error: correct.error ?? look.error ?? undefined, refused: taken ? undefined : correct.refused }, ['quantity', 'reason'])

  return (
    <Dialog title={word.title} wide onClose={onClose}>
      <CorrectView
        found={look.data}
        busy={look.isPending || correct.busy}
        trouble={taken ? { of: word.again, at: trouble.at } : trouble}
        onLook={(id) => {
          correct.reset()
          setKey(crypto.randomUUID())
          look.mutate(id)
        }}
        onCorrect={(made) => {
          correct.run({ input: { tenant, idempotencyKey: key, verificationId: look.variables ?? '', ...made } })
        }}
      />
    </Dialog>
  )
}
