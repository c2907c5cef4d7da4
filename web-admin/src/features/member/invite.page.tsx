import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { InviteMemberDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { isRefusal } from '#lib/verb.ts'
import { Dialog } from '#ui/dialog.tsx'
import { tell } from '#ui/toast.tsx'
import { uiWords } from '#ui/words.ts'

import { InviteView } from './invite.view.tsx'
import { memberWords } from './words.ts'

interface Failed {
  email: string
  why: string
}

/** Invites one after another, so that one address that cannot be invited does not keep the others from it. */
async function inviteAll(emails: readonly string[], role: string, unknown: string): Promise<Failed[]> {
  const failed: Failed[] = []
  for (const email of emails) {
    try {
      const { inviteMember: answer } = await ask(InviteMemberDocument, { input: { email, role } })
      if (isRefusal(answer)) failed.push({ email, why: answer.message })
    } catch {
      failed.push({ email, why: unknown })
    }
  }

  return failed
}

/** Invites people to the team. */
export function InviteDialog({ roles, onClose }: { roles: readonly string[]; onClose: () => void }) {
  const word = useWords(memberWords).inviting
  const { internal } = useWords(uiWords).failure
  const client = useQueryClient()
  const [text, setText] = useState('')
  const [role, setRole] = useState(roles.includes('developer') ? 'developer' : (roles[0] ?? ''))
  const invite = useMutation({
    mutationFn: (emails: readonly string[]) => inviteAll(emails, role, internal.title),
    onSuccess: (failed, emails) => {
      const sent = emails.length - failed.length
      if (sent > 0) tell(word.sent(sent))
      setText(failed.map(({ email }) => email).join('\n'))
      if (failed.length === 0) onClose()

      return client.invalidateQueries({ queryKey: ['team'] })
    },
  })

  return (
    <Dialog title={word.title} onClose={onClose}>
      <InviteView
        text={text}
        role={role}
        roles={roles}
        busy={invite.isPending}
        problems={(invite.data ?? []).map(({ email, why }) => `${email}: ${why}`)}
        onText={setText}
        onRole={setRole}
        onInvite={(emails) => {
          invite.mutate(emails)
        }}
      />
    </Dialog>
  )
}
