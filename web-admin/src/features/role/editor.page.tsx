import { useState } from 'react'

import { CreateRoleDocument, UpdateRoleDocument } from '#gen/graphql.ts'
import { useWords } from '#lib/language.ts'
import { useVerb } from '#lib/verb.ts'
import { Dialog } from '#ui/dialog.tsx'
import { useTrouble } from '#ui/problem.ts'
import { tell } from '#ui/toast.tsx'

import { RoleEditor, type Draft } from './editor.view.tsx'
import type { Role } from './roles.view.tsx'
import { roleWords } from './words.ts'

const start: Draft = { name: '', description: '', permissions: ['verification:read'] }
const fields = ['name', 'description', 'permissions']

/** Makes a role, or changes the given one. */
export function EditorDialog({ role, onClose }: { role: Role | null; onClose: () => void }) {
  const word = useWords(roleWords).editor
  const [draft, setDraft] = useState<Draft>(role ?? start)
  const options = {
    stale: [['roles']],
    onDone: () => {
      tell(word.saved(draft.name))
      onClose()
    },
  }
  const create = useVerb(CreateRoleDocument, options)
  const update = useVerb(UpdateRoleDocument, options)
  const trouble = useTrouble(role ? update : create, fields)
  const { name, description, permissions } = draft

  return (
    <Dialog title={role ? word.edit(role.name) : word.new} onClose={onClose}>
      <RoleEditor
        draft={draft}
        exists={role !== null}
        busy={create.busy || update.busy}
        trouble={trouble}
        onChange={(next) => {
          create.reset()
          update.reset()
          setDraft(next)
        }}
        onSave={() => {
          if (role?.id) update.run({ input: { id: role.id, revision: role.revision, description, permissions: [...permissions] } })
          else create.run({ input: { name: name.trim(), description, permissions: [...permissions] } })
        }}
      />
    </Dialog>
  )
}
