import { useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Menu, MenuItem } from '#ui/menu.tsx'
import { Problem, Section } from '#ui/page.tsx'

import { List, Values } from './parts.tsx'
import type { Domain } from './sso.ts'
import { ssoWords } from './words.ts'
import style from './sso.module.css'

interface Props {
  domains: readonly Domain[]
  /** The domain whose record was looked for last, and what came of it. */
  looked: { id: string; busy: boolean; problem: string | undefined } | null
  onAdd: () => void
  onLook: (domain: Domain) => void
  onRemove: (domain: Domain) => void
}

function Item({ of, looked, onLook, onRemove }: { of: Domain } & Pick<Props, 'looked' | 'onLook' | 'onRemove'>) {
  const all = useWords(ssoWords)
  const word = all.domains
  const mine = looked?.id === of.id ? looked : null

  return (
    <li className={style['item']}>
      <div className={style['top']}>
        <h3 className={style['name']}>{of.name}</h3>
        <Badge meaning={of.verifiedAt ? 'good' : 'warn'} icon={of.verifiedAt ? 'approved' : 'clock'}>
          {of.verifiedAt ? word.proven : word.waiting}
        </Badge>
        <Can do="sso:write">
          <Menu label={all.more(of.name)}>
            {(close) => (
              <MenuItem
                bad
                onPick={() => {
                  close()
                  onRemove(of)
                }}
              >
                {all.remove}
              </MenuItem>
            )}
          </Menu>
        </Can>
      </div>
      {!of.verifiedAt && (
        <>
          <p className={style['text']}>{word.record}</p>
          <Values
            of={[
              [word.name, of.recordName],
              [word.value, of.recordText],
            ]}
          />
          <Problem>{mine?.problem}</Problem>
          <Can do="sso:write">
            <div>
              <Button
                disabled={mine?.busy ?? false}
                aria-label={word.lookOf(of.name)}
                onClick={() => {
                  onLook(of)
                }}
              >
                {mine?.busy ? word.looking : word.look}
              </Button>
            </div>
          </Can>
        </>
      )}
    </li>
  )
}

/** The domains of a tenant, and the records that prove them. */
export function DomainsView(props: Props) {
  const word = useWords(ssoWords).domains

  return (
    <Section
      title={word.title}
      text={word.text}
      aside={
        <Can do="sso:write">
          <Button onClick={props.onAdd}>
            <Icon name="plus" />
            {word.add}
          </Button>
        </Can>
      }
    >
      <List none={word.none}>
        {props.domains.map((domain) => (
          <Item key={domain.id} of={domain} looked={props.looked} onLook={props.onLook} onRemove={props.onRemove} />
        ))}
      </List>
    </Section>
  )
}
