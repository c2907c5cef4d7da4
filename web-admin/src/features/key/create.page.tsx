import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { CreateApiKeyDocument, KeyRolesDocument, type CreateApiKeyMutationVariables } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { newKey } from '#lib/once.ts'
import { useVerb } from '#lib/verb.ts'
import { useViewer } from '#lib/viewer.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useTrouble } from '#ui/problem.ts'

import { CreateKeyView, type Draft } from './create.view.tsx'
import { givable, linesOf, scopesOf } from './key.ts'
import { MadeView } from './made.view.tsx'
import { keyWords } from './words.ts'

const start: Draft = { name: '', role: 'developer', scopes: null, networks: '', days: 90 }

function inputOf(draft: Draft, idempotencyKey: string, now: number): CreateApiKeyMutationVariables['input'] {
  return {
    idempotencyKey,
    name: draft.name.trim(),
    role: draft.role,
    ...(draft.scopes && { scopes: scopesOf(draft.scopes) }),
    networks: linesOf(draft.networks),
    ...(draft.days > 0 && { expiresAt: new Date(now + draft.days * 86_400_000).toISOString() }),
  }
}

function useRoles() {
  const { permissions } = useViewer()
  const { data } = useQuery({
    queryKey: ['roles', 'keys'],
    queryFn: async ({ signal }) => (await ask(KeyRolesDocument, {}, signal)).roles,
  })

  return givable(data ?? [], permissions)
}

/** Makes a key and shows it, once. */
export function CreateKeyDialog({ onClose }: { onClose: () => void }) {
  const word = useWords(keyWords)
  const roles = useRoles()
  const { tenant } = useViewer()
  const [draft, setDraft] = useState(start)
  // One for as long as the draft is the same, so that pressing again after a lost answer makes no second key.
  const [attempt, setAttempt] = useState(() => ({ key: newKey(), at: Date.now() }))
  const create = useVerb(CreateApiKeyDocument, { stale: [['keys']] })
  const trouble = useTrouble(create, ['name', 'role', 'networks'])

  return (
    <Dialog title={create.done ? word.made.title : word.draft.title} onClose={onClose}>
      {create.done ? (
        <MadeView secret={create.done.secret} origin={window.location.origin} onStored={onClose} />
      ) : (
        <CreateKeyView
          draft={draft}
          test={tenant?.test ?? false}
          roles={roles}
          busy={create.busy}
          trouble={trouble}
          onChange={(next) => {
            create.reset()
            setDraft(next)
            setAttempt({ key: newKey(), at: Date.now() })
          }}
          onCreate={() => {
            create.run({ input: inputOf(draft, attempt.key, attempt.at) })
          }}
        />
      )}
    </Dialog>
  )
}
