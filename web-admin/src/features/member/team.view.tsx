import type { InvitationRowFragment, MemberRowFragment } from '#gen/graphql.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { roleName } from '#lib/role.ts'
import { Can, useCan } from '#lib/viewer.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { Menu, MenuItem } from '#ui/menu.tsx'
import { PageHead, Quiet, Section } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { When } from '#ui/when.tsx'

import { memberWords } from './words.ts'
import style from './member.module.css'

/** Somebody who works for the tenant. */
export type Member = MemberRowFragment

/** Somebody who has been asked to. */
export type Invitation = InvitationRowFragment

/** What a team page shows. */
export interface Team {
  members: readonly Member[]
  /** Absent for those who may not invite. */
  invitations?: readonly Invitation[] | undefined
}

interface Props {
  team: Fetched<Team>
  roles: readonly string[]
  /** The address of the reader, who may not lock themself out. */
  self: string
  now: number
  onInvite: () => void
  onRole: (member: Member, role: string) => void
  onSuspend: (member: Member) => void
  onReinstate: (member: Member) => void
  onRemove: (member: Member) => void
  onResend: (invitation: Invitation) => void
  onRevoke: (invitation: Invitation) => void
}

/** How a member is called: by name, else by address. */
export function nameOf(member: Pick<Member, 'name' | 'email'>): string {
  return member.name || member.email
}

function Acts({ of, onSuspend, onReinstate, onRemove }: { of: Member } & Pick<Props, 'onSuspend' | 'onReinstate' | 'onRemove'>) {
  const word = useWords(memberWords)
  const active = of.state === 'ACTIVE'

  return (
    <Menu label={word.more(nameOf(of))}>
      {(close) => (
        <>
          <MenuItem
            onPick={() => {
              close()
              if (active) onSuspend(of)
              else onReinstate(of)
            }}
          >
            {active ? word.suspend : word.resume}
          </MenuItem>
          <MenuItem
            bad
            onPick={() => {
              close()
              onRemove(of)
            }}
          >
            {word.remove}
          </MenuItem>
        </>
      )}
    </Menu>
  )
}

function RoleCell({ of, roles, onRole }: { of: Member } & Pick<Props, 'roles' | 'onRole'>) {
  const word = useWords(memberWords)
  const language = useLanguage()
  const options = [...new Set([...roles, of.role])].map((role) => ({ value: role, label: roleName(role, language) }))

  return (
    <div className={style['role']}>
      <Select
        quiet
        label={word.roleOf(nameOf(of))}
        value={of.role}
        options={options}
        onChange={(role) => {
          onRole(of, role)
        }}
      />
    </div>
  )
}

function useColumns(props: Props): Column<Member>[] {
  const word = useWords(memberWords)
  const language = useLanguage()
  const may = useCan('member:write')
  const mine = (member: Member) => member.email === props.self
  const columns: Column<Member>[] = [
    {
      key: 'name',
      head: word.columns.name,
      cell: (member) => (
        <>
          <span className={style['name']}>{nameOf(member)}</span>
          {mine(member) && <span className={style['you']}>{word.you}</span>}
          {member.name && <Quiet>{member.email}</Quiet>}
        </>
      ),
    },
    {
      key: 'role',
      head: word.columns.role,
      cell: (member) =>
        may && !mine(member) ? <RoleCell of={member} roles={props.roles} onRole={props.onRole} /> : roleName(member.role, language),
    },
    {
      key: 'state',
      head: word.columns.state,
      cell: ({ state }) => (
        <Badge meaning={state === 'ACTIVE' ? 'good' : 'warn'} icon={state === 'ACTIVE' ? 'approved' : 'minus'}>
          {word.states[state]}
        </Badge>
      ),
    },
    { key: 'since', head: word.columns.since, minor: true, cell: (member) => <When at={member.createdAt} now={props.now} /> },
  ]
  const acts: Column<Member> = {
    key: 'acts',
    head: '',
    name: word.columns.acts,
    cell: (member) => !mine(member) && (
        <Acts of={member} onSuspend={props.onSuspend} onReinstate={props.onReinstate} onRemove={props.onRemove} />
      ),
  }

  return may ? [...columns, acts] : columns
}

function Pending({ invitations, now, onResend, onRevoke }: { invitations: readonly Invitation[] } & Pick<Props, 'now' | 'onResend' | 'onRevoke'>) {
  const word = useWords(memberWords)
  const language = useLanguage()
  const over = (invitation: Invitation) => Date.parse(invitation.expiresAt) <= now

  const columns: Column<Invitation>[] = [
    { key: 'email', head: word.columns.name, cell: (invitation) => invitation.email },
    { key: 'role', head: word.columns.role, cell: (invitation) => roleName(invitation.role, language) },
    { key: 'sent', head: word.columns.sent, minor: true, cell: (invitation) => <When at={invitation.createdAt} now={now} /> },
    {
      key: 'expires',
      head: word.columns.expires,
      cell: (invitation) => (over(invitation) ? word.pending.over : <When at={invitation.expiresAt} now={now} />),
    },
    {
      key: 'acts',
      head: '',
      name: word.columns.acts,
      cell: (invitation) => (
        <Menu label={word.more(invitation.email)}>
          {(close) => (
            <>
              <MenuItem
                onPick={() => {
                  close()
                  onResend(invitation)
                }}
              >
                {word.pending.resend}
              </MenuItem>
              <MenuItem
                bad
                onPick={() => {
                  close()
                  onRevoke(invitation)
                }}
              >
                {word.pending.revoke}
              </MenuItem>
            </>
          )}
        </Menu>
      ),
    },
  ]

  return (
    <Section title={word.pending.title}>
      {invitations.length === 0 ? (
        <p className={style['none']}>{word.pending.none}</p>
      ) : (
        <Table label={word.pending.title} columns={columns} rows={invitations} id={(invitation) => invitation.id} faded={over} />
      )}
    </Section>
  )
}

/** Who works for the tenant, and who has been asked to. */
export function TeamView(props: Props) {
  const word = useWords(memberWords)
  const columns = useColumns(props)

  return (
    <>
      <PageHead title={word.title} text={word.text}>
        <Can do="member:write">
          <Button tone="primary" onClick={props.onInvite}>
            <Icon name="plus" />
            {word.invite}
          </Button>
        </Can>
      </PageHead>
      <Loaded from={props.team}>
        {({ members, invitations }) => (
          <>
            <Table
              label={word.title}
              columns={columns}
              rows={members}
              id={(member) => member.id}
              faded={(member) => member.state === 'SUSPENDED'}
            />
            {invitations && (
              <Pending invitations={invitations} now={props.now} onResend={props.onResend} onRevoke={props.onRevoke} />
            )}
          </>
        )}
      </Loaded>
    </>
  )
}
