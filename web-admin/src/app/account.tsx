import { Link } from '@tanstack/react-router'

import type { BelongingsQuery } from '#gen/graphql.ts'
import { useWords } from '#lib/language.ts'
import { useRoleName } from '#lib/role.ts'
import { Can, type Viewer } from '#lib/viewer.tsx'
import { Icon } from '#ui/icon.tsx'
import { Popover } from '#ui/popover.tsx'

import { LanguageChoice, SchemeChoice } from './settings.tsx'
import { appWords } from './words.ts'
import style from './account.module.css'

/** The tenants that the person works for. */
export type Belongings = BelongingsQuery['viewer']['memberships']

interface Props {
  viewer: Viewer
  /** Empty until they are known, and for operators. */
  belongings: Belongings
  failed: boolean
  onSwitch: (tenant: string) => void
  onSignOut: () => void
  onHelp: () => void
}

function Tenants({ belongings, onSwitch }: Pick<Props, 'belongings' | 'onSwitch'>) {
  const word = useWords(appWords)
  if (belongings.length < 2) return null

  return (
    <>
      <div role="group" aria-label={word.tenants}>
        <p className={style['label']} aria-hidden="true">
          {word.tenants}
        </p>
        <div className={style['tenants']}>
          {belongings.map(({ tenant, current }) => (
            <button
              key={tenant.id}
              type="button"
              className={style['item']}
              aria-current={current}
              onClick={() => {
                if (!current) onSwitch(tenant.id)
              }}
            >
              <span className={style['cut']}>{tenant.name}</span>
              {current && <Icon name="approved" />}
            </button>
          ))}
        </div>
      </div>
      <hr className={style['rule']} />
    </>
  )
}

/** Who is signed in, as what and for whom; and what they may set for themselves. */
export function AccountMenu({ viewer, belongings, failed, onSwitch, onSignOut, onHelp }: Props) {
  const word = useWords(appWords)
  const role = useRoleName(viewer.kind === 'OPERATOR' ? 'operator' : (belongings.find(({ current }) => current)?.role ?? ''))

  return (
    <Popover
      label={word.account}
      className={style['account'] ?? ''}
      trigger={(trigger) => (
        <button type="button" className={style['user']} aria-label={`${viewer.name}: ${word.account}`} {...trigger}>
          <Icon name="person" />
          <span className={style['name']}>{viewer.name}</span>
          <Icon name="down" size={14} />
        </button>
      )}
    >
      {(close) => (
        <div className={style['menu']}>
          <div className={style['who']}>
            <p className={style['strong']}>{viewer.name}</p>
            <p className={style['cut']}>{[role, viewer.tenant?.name].filter(Boolean).join(', ')}</p>
          </div>
          <hr className={style['rule']} />
          <Tenants belongings={belongings} onSwitch={onSwitch} />
          <Can do="session:read">
            <Link to="/settings/account" className={style['item']} onClick={close}>
              <Icon name="gear" />
              {word.mine}
            </Link>
          </Can>
          <button
            type="button"
            className={style['item']}
            onClick={() => {
              close()
              onHelp()
            }}
          >
            <Icon name="keyboard" />
            {word.help}
          </button>
          <hr className={style['rule']} />
          <LanguageChoice label={word.language} />
          <SchemeChoice label={word.scheme} names={word.schemes} />
          <hr className={style['rule']} />
          <button type="button" className={style['item']} onClick={onSignOut}>
            <Icon name="leave" />
            {word.signOut}
          </button>
          {failed && (
            <p role="alert" className={style['failed']}>
              {word.failed}
            </p>
          )}
        </div>
      )}
    </Popover>
  )
}
