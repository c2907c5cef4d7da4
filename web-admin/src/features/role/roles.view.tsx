import type { RoleRowFragment } from '#gen/graphql.ts'
import { useLanguage, useWords, type Language } from '#lib/language.ts'
import { actName, builtIn, bySubject, roleName, subjectName, subjects } from '#lib/role.ts'
import { Can, useCan } from '#lib/viewer.tsx'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { Menu, MenuItem } from '#ui/menu.tsx'
import { PageHead, Quiet, Section } from '#ui/page.tsx'
import { Table, type Column } from '#ui/table.tsx'

import { roleWords } from './words.ts'
import style from './role.module.css'

/** A built-in role, or one of the tenant's own. */
export type Role = RoleRowFragment

interface Props {
  roles: Fetched<readonly Role[]>
  onCreate: () => void
  onEdit: (role: Role) => void
  onDelete: (role: Role) => void
}

/** What a role may do, in words: "Verifications: see, open · Reports: see". */
export function mayText(permissions: readonly string[], language: Language): string {
  const found = bySubject(permissions)

  return subjects
    .filter((subject) => found.has(subject))
    .map((subject) => `${subjectName(subject, language)}: ${(found.get(subject) ?? []).map((act) => actName(act, language)).join(', ')}`)
    .join(' · ')
}

function Matrix({ roles }: { roles: readonly Role[] }) {
  const word = useWords(roleWords)
  const language = useLanguage()
  const shown = builtIn.flatMap((name) => roles.filter((role) => role.builtIn && role.name === name))
  const held = new Map(shown.map((role) => [role.name, bySubject(role.permissions)]))

  return (
    <div className={style['scroll']} tabIndex={0} role="region" aria-label={word.builtIn.title}>
      <table className={style['matrix']}>
        <thead>
          <tr>
            <th scope="col">{word.subject}</th>
            {shown.map((role) => (
              <th key={role.name} scope="col">
                {roleName(role.name, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {subjects.map((subject) => (
            <tr key={subject}>
              <th scope="row">{subjectName(subject, language)}</th>
              {shown.map((role) => (
                <td key={role.name}>
                  <span className={style['acts']}>
                    {(held.get(role.name)?.get(subject) ?? []).map((act) => (
                      <span key={act} className={style['act']} title={`${subject}:${act}`}>
                        {actName(act, language)}
                      </span>
                    ))}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Own({ roles, onEdit, onDelete }: { roles: readonly Role[] } & Pick<Props, 'onEdit' | 'onDelete'>) {
  const word = useWords(roleWords)
  const language = useLanguage()
  const columns: Column<Role>[] = [
    {
      key: 'name',
      head: word.own.columns.name,
      cell: (role) => (
        <>
          <span className={style['name']}>{role.name}</span>
          {role.description && <Quiet>{role.description}</Quiet>}
        </>
      ),
    },
    { key: 'may', head: word.own.columns.may, cell: (role) => mayText(role.permissions, language) },
  ]
  const acts: Column<Role> = {
    key: 'acts',
    head: '',
    name: word.own.columns.acts,
    cell: (role) => (
      <Menu label={word.more(role.name)}>
        {(close) => (
          <>
            <MenuItem
              onPick={() => {
                close()
                onEdit(role)
              }}
            >
              {word.edit}
            </MenuItem>
            <MenuItem
              bad
              onPick={() => {
                close()
                onDelete(role)
              }}
            >
              {word.delete}
            </MenuItem>
          </>
        )}
      </Menu>
    ),
  }
  const all = useCan('role:write') ? [...columns, acts] : columns

  return roles.length === 0 ? (
    <p className={style['none']}>{word.own.none}</p>
  ) : (
    <Table label={word.own.title} columns={all} rows={roles} id={(role) => role.name} />
  )
}

/** The roles of a tenant: its own, and what the built-in ones may do. */
export function RolesView(props: Props) {
  const word = useWords(roleWords)

  return (
    <>
      <PageHead title={word.title} text={word.text}>
        <Can do="role:write">
          <Button tone="primary" onClick={props.onCreate}>
            <Icon name="plus" />
            {word.create}
          </Button>
        </Can>
      </PageHead>
      <Loaded from={props.roles}>
        {(roles) => (
          <>
            <Section title={word.own.title}>
              <Own roles={roles.filter((role) => !role.builtIn)} onEdit={props.onEdit} onDelete={props.onDelete} />
            </Section>
            <Section title={word.builtIn.title} text={word.builtIn.text}>
              <Matrix roles={roles} />
            </Section>
          </>
        )}
      </Loaded>
    </>
  )
}
