import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'

import { CreatePolicyDocument, PoliciesDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { newKey } from '#lib/once.ts'
import { useNow } from '#lib/time.ts'
import { useVerb } from '#lib/verb.ts'
import { Dialog } from '#ui/dialog.tsx'
import { fetched } from '#ui/loaded.tsx'
import { tell } from '#ui/toast.tsx'
import { versionWords } from '#ui/version.words.ts'

import { DraftView } from './draft.view.tsx'
import { PoliciesView } from './policies.view.tsx'
import { usePolicyTrouble } from './trouble.ts'
import { policyWords } from './words.ts'

function CreateDialog({ onClose }: { onClose: () => void }) {
  const word = useWords(policyWords).draft
  const common = useWords(versionWords)
  const navigate = useNavigate()
  const [idempotencyKey] = useState(newKey)
  const create = useVerb(CreatePolicyDocument, {
    stale: [['policies']],
    onDone: ({ policy }) => {
      tell(common.draft.done(policy.name))
      void navigate({ to: '/policies/$name', params: { name: policy.name } })
    },
  })

  return (
    <Dialog title={word.title} wide onClose={onClose}>
      <DraftView
        busy={create.busy}
        trouble={usePolicyTrouble(create, ['name', 'yaml'])}
        onMake={(name, yaml) => {
          create.run({ input: { idempotencyKey, name, yaml } })
        }}
      />
    </Dialog>
  )
}

/** The tenant's policies. */
export function PoliciesPage() {
  const now = useNow()
  const [creating, setCreating] = useState(false)
  const query = useQuery({
    queryKey: ['policies'],
    queryFn: async ({ signal }) => (await ask(PoliciesDocument, {}, signal)).policies.edges.map(({ node }) => node),
  })

  return (
    <>
      <PoliciesView
        policies={fetched(query)}
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
