import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'

import { CreatePolicyListDocument, PolicyListsDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { newKey } from '#lib/once.ts'
import { useVerb } from '#lib/verb.ts'
import { Dialog } from '#ui/dialog.tsx'
import { fetched } from '#ui/loaded.tsx'
import { useTrouble } from '#ui/problem.ts'
import { tell } from '#ui/toast.tsx'

import { CreateView } from './create.view.tsx'
import { ListsView } from './lists.view.tsx'
import { rosterWords } from './words.ts'

function CreateDialog({ onClose }: { onClose: () => void }) {
  const word = useWords(rosterWords)
  const navigate = useNavigate()
  const [idempotencyKey] = useState(newKey)
  const create = useVerb(CreatePolicyListDocument, {
    stale: [['lists']],
    onDone: ({ list }) => {
      tell(word.draft.done(list.name))
      void navigate({ to: '/lists/$name', params: { name: list.name } })
    },
  })

  return (
    <Dialog title={word.draft.title} onClose={onClose}>
      <CreateView
        busy={create.busy}
        trouble={useTrouble(create, ['name'], word.conflicts)}
        onMake={(draft) => {
          create.run({ input: { idempotencyKey, ...draft } })
        }}
      />
    </Dialog>
  )
}

/** The tenant's lists; there are never more than fit one page. */
export function ListsPage() {
  const [creating, setCreating] = useState(false)
  const query = useQuery({
    queryKey: ['lists'],
    queryFn: async ({ signal }) => (await ask(PolicyListsDocument, {}, signal)).policyLists.edges.map(({ node }) => node),
  })

  return (
    <>
      <ListsView
        lists={fetched(query)}
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
