import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'

import { CreateVerificationDocument, type CreateVerificationMutationVariables } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { newKey } from '#lib/once.ts'
import { Dialog } from '#ui/dialog.tsx'

import { CreatedView } from './created.view.tsx'
import { CreateView, type Draft } from './create.view.tsx'
import { createWords } from './create.words.ts'

type Input = CreateVerificationMutationVariables['input']

const start: Draft = { reference: '', portrait: false, language: '', expiresIn: 86_400 }

function inputOf(draft: Draft, idempotencyKey: string): Input {
  return {
    idempotencyKey,
    steps: draft.portrait ? ['SELFIE', 'REFERENCE'] : ['SELFIE'],
    expiresIn: draft.expiresIn,
    ...(draft.reference.trim() && { reference: draft.reference.trim() }),
    ...(draft.language && { language: draft.language }),
  }
}

/** Creates a verification and hands over its link. */
export function CreateDialog({ onClose }: { onClose: () => void }) {
  const word = useWords(createWords)
  const client = useQueryClient()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(start)
  // One key for as long as the draft is the same, so that pressing again after a lost answer makes no second one.
  const [key, setKey] = useState(newKey)

  const create = useMutation({
    mutationFn: async () => (await ask(CreateVerificationDocument, { input: inputOf(draft, key) })).createVerification,
    onSuccess: () => client.invalidateQueries({ queryKey: ['verifications'] }),
  })

  const answer = create.data
  const made = answer?.__typename === 'CreateVerificationPayload' ? answer.verification : null
  const refused = answer && answer.__typename !== 'CreateVerificationPayload' ? answer : null

  return (
    <Dialog title={made ? word.done : word.title} onClose={onClose}>
      {made ? (
        <CreatedView
          url={made.captureUrl}
          onOpen={() => void navigate({ to: '/verifications/$id', params: { id: made.id } })}
          onAnother={() => {
            create.reset()
            setDraft(start)
            setKey(newKey())
          }}
        />
      ) : (
        <CreateView
          draft={draft}
          busy={create.isPending}
          error={create.isError ? word.failed : refused?.message}
          {...(refused?.__typename === 'InvalidInput' && { field: refused.field })}
          onChange={(next) => {
            create.reset()
            setDraft(next)
            setKey(newKey())
          }}
          onCreate={() => {
            create.mutate()
          }}
        />
      )}
    </Dialog>
  )
}
