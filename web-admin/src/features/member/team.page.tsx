import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import {
  ChangeMemberRoleDocument,
  ReinstateMemberDocument,
  RemoveMemberDocument,
  ResendInvitationDocument,
  RevokeInvitationDocument,
  RoleNamesDocument,
  SuspendMemberDocument,
  TeamDocument,
} from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { builtIn, roleName } from '#lib/role.ts'
import { useNow } from '#lib/time.ts'
import { useVerb } from '#lib/verb.ts'
import { useCan, useViewer } from '#lib/viewer.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { fetched } from '#ui/loaded.tsx'
import { Problem } from '#ui/page.tsx'
import { useTrouble } from '#ui/problem.ts'
import { tell } from '#ui/toast.tsx'

import { InviteDialog } from './invite.page.tsx'
import { nameOf, TeamView, type Member } from './team.view.tsx'
import { memberWords } from './words.ts'

const stale = [['team']]

function useTeam() {
  const invitations = useCan('member:write')

  return useQuery({
    queryKey: ['team', invitations],
    queryFn: async ({ signal }) => {
      const found = await ask(TeamDocument, { invitations }, signal)

      return {
        members: found.members.edges.map((edge) => edge.node),
        invitations: found.invitations?.edges.map((edge) => edge.node),
      }
    },
  })
}

function useRoles(): readonly string[] {
  const { data } = useQuery({
    queryKey: ['roles', 'names'],
    queryFn: async ({ signal }) => (await ask(RoleNamesDocument, {}, signal)).roles.map((role) => role.name),
    enabled: useCan('role:read'),
  })

  return data ? [...builtIn.filter((name) => data.includes(name)), ...data.filter((name) => !builtIn.some((known) => known === name))] : builtIn
}

function RemoveDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const word = useWords(memberWords).removal
  const remove = useVerb(RemoveMemberDocument, {
    stale,
    onDone: () => {
      tell(word.done(nameOf(member)))
      onClose()
    },
  })

  return (
    <Confirm
      title={word.title(nameOf(member))}
      act={word.act}
      busy={remove.busy}
      problem={useTrouble(remove).of}
      onClose={onClose}
      onConfirm={() => {
        remove.run({ input: { id: member.id } })
      }}
    >
      <p>{word.text}</p>
    </Confirm>
  )
}

function useChanges() {
  const word = useWords(memberWords)
  const language = useLanguage()
  const role = useVerb(ChangeMemberRoleDocument, { stale })
  const suspend = useVerb(SuspendMemberDocument, { stale })
  const reinstate = useVerb(ReinstateMemberDocument, { stale })
  const resend = useVerb(ResendInvitationDocument, { stale, onDone: ({ invitation }) => tell(word.pending.resent(invitation.email)) })
  const revoke = useVerb(RevokeInvitationDocument, { stale, onDone: ({ invitation }) => tell(word.pending.revoked(invitation.email)) })
  const troubles = [useTrouble(role).of, useTrouble(suspend).of, useTrouble(reinstate).of, useTrouble(resend).of, useTrouble(revoke).of]

  return { word, language, role, suspend, reinstate, resend, revoke, trouble: troubles.find(Boolean) }
}

/** The team of the tenant. */
export function TeamPage() {
  const now = useNow()
  const { name } = useViewer()
  const roles = useRoles()
  const team = useTeam()
  const { word, language, role, suspend, reinstate, resend, revoke, trouble } = useChanges()
  const [inviting, setInviting] = useState(false)
  const [removing, setRemoving] = useState<Member | null>(null)

  return (
    <>
      <Problem>{trouble}</Problem>
      <TeamView
        team={fetched(team)}
        roles={roles}
        self={name}
        now={now}
        onInvite={() => {
          setInviting(true)
        }}
        onRole={(member, next) => {
          role.run({ input: { id: member.id, role: next, revision: member.revision } }, ({ member: { id, revision } }) => {
            tell(word.changed(nameOf(member), roleName(next, language)), () => {
              role.run({ input: { id, role: member.role, revision } })
            })
          })
        }}
        onSuspend={(member) => {
          const input = { id: member.id }
          suspend.run({ input }, () => {
            tell(word.suspended(nameOf(member)), () => {
              reinstate.run({ input })
            })
          })
        }}
        onReinstate={(member) => {
          const input = { id: member.id }
          reinstate.run({ input }, () => {
            tell(word.resumed(nameOf(member)), () => {
              suspend.run({ input })
            })
          })
        }}
        onRemove={setRemoving}
        onResend={({ id }) => {
          resend.run({ input: { id } })
        }}
        onRevoke={({ id }) => {
          revoke.run({ input: { id } })
        }}
      />
      {inviting && (
        <InviteDialog
          roles={roles}
          onClose={() => {
            setInviting(false)
          }}
        />
      )}
      {removing && (
        <RemoveDialog
          member={removing}
          onClose={() => {
            setRemoving(null)
          }}
        />
      )}
    </>
  )
}
