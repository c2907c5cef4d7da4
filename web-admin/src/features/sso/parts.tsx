import type { ReactNode } from 'react'

import { Copy } from '#ui/copy.tsx'

import style from './sso.module.css'

/** Values to be copied to somewhere else, each with its name. */
export function Values({ of }: { of: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className={style['values']}>
      {of.map(([name, value]) => (
        <div key={name} className={style['pair']}>
          <dt>{name}</dt>
          <dd>
            <Copy text={value} label={name} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A list of things, or why there is none. */
export function List({ none, children }: { none: string; children: readonly ReactNode[] }) {
  return children.length === 0 ? <p className={style['none']}>{none}</p> : <ul className={style['list']}>{children}</ul>
}
