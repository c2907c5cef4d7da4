import { Link, Outlet, useRouterState } from '@tanstack/react-router'

import type { Permission } from '#gen/permissions.ts'
import { useWords, type Words } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Icon, type IconName } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'

import { appWords } from './words.ts'
import style from './area.module.css'

/** A page of an area, and who may open it. */
export interface Entry {
  to: string
  icon: IconName
  name: Words<string>
  can: Permission
}

/** An area: pages of one kind with a navigation of their own. */
export interface Area {
  name: Words<string>
  entries: readonly Entry[]
}

function Item({ entry }: { entry: Entry }) {
  return (
    <Can do={entry.can}>
      <Link to={entry.to} className={style['link']}>
        <Icon name={entry.icon} />
        {useWords(entry.name)}
      </Link>
    </Can>
  )
}

function Forbidden() {
  const word = useWords(appWords).forbidden

  return <Notice page icon="lock" title={word.title} text={word.text} />
}

/** The frame of an area: its navigation, and the page, for those who may see it. */
export function AreaFrame({ area }: { area: Area }) {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const here = area.entries.find((entry) => path.startsWith(entry.to))

  return (
    <div className={style['area']}>
      <nav className={style['nav']} aria-label={useWords(area.name)}>
        <p className={style['name']} aria-hidden="true">
          {useWords(area.name)}
        </p>
        {area.entries.map((entry) => (
          <Item key={entry.to} entry={entry} />
        ))}
      </nav>
      <div className={style['page']}>
        {here ? (
          <Can do={here.can} otherwise={<Forbidden />}>
            <Outlet />
          </Can>
        ) : (
          <Outlet />
        )}
      </div>
    </div>
  )
}
