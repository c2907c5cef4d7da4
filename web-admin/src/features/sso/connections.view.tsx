import { useLanguage, useWords } from '#lib/language.ts'
import { roleName } from '#lib/role.ts'
import { Can } from '#lib/viewer.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Menu, MenuItem } from '#ui/menu.tsx'
import { Quiet, Section } from '#ui/page.tsx'

import { List, Values } from './parts.tsx'
import type { Connection } from './sso.ts'
import { ssoWords } from './words.ts'
import style from './sso.module.css'

interface Props {
  connections: readonly Connection[]
  busy: boolean
  onAdd: () => void
  onEnable: (connection: Connection) => void
  onDisable: (connection: Connection) => void
  onEdit: (connection: Connection) => void
  onRemove: (connection: Connection) => void
}

const looks = {
  ACTIVE: { meaning: 'good', icon: 'approved' },
  DRAFT: { meaning: 'warn', icon: 'clock' },
  DISABLED: { meaning: 'quiet', icon: 'minus' },
} as const

function Acts({ of, busy, onEnable, onDisable, onEdit, onRemove }: { of: Connection } & Omit<Props, 'connections' | 'onAdd'>) {
  const all = useWords(ssoWords)
  const word = all.providers
  const active = of.state === 'ACTIVE'
  const act = active ? word.disable : word.enable

  return (
    <Can do="sso:write">
      <Button
        disabled={busy}
        aria-label={word.actOn(act, of.name)}
        onClick={() => {
          if (active) onDisable(of)
          else onEnable(of)
        }}
      >
        {act}
      </Button>
      <Menu label={all.more(of.name)}>
        {(close) => (
          <>
            <MenuItem
              onPick={() => {
                close()
                onEdit(of)
              }}
            >
              {word.edit}
            </MenuItem>
            <MenuItem
              bad
              onPick={() => {
                close()
                onRemove(of)
              }}
            >
              {all.remove}
            </MenuItem>
          </>
        )}
      </Menu>
    </Can>
  )
}

function Item(props: { of: Connection } & Omit<Props, 'connections' | 'onAdd'>) {
  const word = useWords(ssoWords).providers
  const language = useLanguage()
  const { of } = props

  return (
    <li className={style['item']}>
      <div className={style['top']}>
        <h3 className={style['name']}>
          {of.name}
          <Quiet>
            {word.protocols[of.protocol]} · {of.issuer}
          </Quiet>
        </h3>
        <Badge {...looks[of.state]}>{word.states[of.state]}</Badge>
        <Acts {...props} />
      </div>
      <p className={style['text']}>{of.justInTime ? word.newcomers(roleName(of.defaultRole, language)) : word.strangers}</p>
      <p className={style['text']}>{word.give}</p>
      <Values
        of={[
          [word.callback[of.protocol], of.callbackUrl],
          ...(of.metadataUrl ? ([[word.entity, of.metadataUrl]] as const) : []),
          ...(of.clientId ? ([[word.client, of.clientId]] as const) : []),
        ]}
      />
    </li>
  )
}

/** A tenant's identity providers, with the values that each wants. */
export function ConnectionsView({ connections, onAdd, ...acts }: Props) {
  const word = useWords(ssoWords).providers

  return (
    <Section
      title={word.title}
      text={word.text}
      aside={
        <Can do="sso:write">
          <Button onClick={onAdd}>
            <Icon name="plus" />
            {word.add}
          </Button>
        </Can>
      }
    >
      <List none={word.none}>
        {connections.map((connection) => (
          <Item key={connection.id} of={connection} {...acts} />
        ))}
      </List>
    </Section>
  )
}
