import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { DeleteRoleDocument, RoleListDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { useVerb } from '#lib/verb.ts'
import { Confirm } from '#ui/confirm.tsx'
import { fetched } from '#ui/loaded.tsx'
import { useTrouble } from '#ui/problem.ts'
import { tell } from '#ui/toast.tsx'

import { EditorDialog } from './editor.page.tsx'
import { RolesView, type Role } from './roles.view.tsx'
import { roleWords } from './words.ts'

function DeleteDialog({ role, onClose }: { role: Role; onClose: () => void }) {
  const word = useWords(roleWords).deletion
  const remove = useVerb(DeleteRoleDocument, {
    stale: [['roles']],
    onDone: () => {
      tell(word.done(role.name))
      onClose()
    },
  })

  return (
    <Confirm
      title={word.title(role.name)}
      act={word.act}
      busy={remove.busy}
      problem={useTrouble(remove).of}
      onClose={onClose}
      onConfirm={() => {
        remove.run({ input: { id: role.id ?? '' } })
      }}
    >
      <p>{word.text}</p>
    </Confirm>
  )
}

type Open = { act: 'create' } | { act: 'edit' | 'delete'; role: Role } | null

/** The roles of the tenant. */
export function RolesPage() {
  const [open, setOpen] = useState<Open>(null)
  const query = useQuery({
    queryKey: ['roles', 'list'],
    queryFn: async ({ signal }) => (await ask(RoleListDocument, {}, signal)).roles,
  })

  function close() {
    setOpen(null)
  }

  return (
    <>
      <RolesView
        roles={fetched(query)}
        onCreate={() => {
          setOpen({ act: 'create' })
        }}
        onEdit={(role) => {
          setOpen({ act: 'edit', role })
        }}
        onDelete={(role) => {
          setOpen({ act: 'delete', role })
        }}
      />
      {open?.act === 'create' && <EditorDialog role={null} onClose={close} />}
      {open?.act === 'edit' && <EditorDialog role={open.role} onClose={close} />}
      {open?.act === 'delete' && <DeleteDialog role={open.role} onClose={close} />}
    </>
  )
}
