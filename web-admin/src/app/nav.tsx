import { Link } from '@tanstack/react-router'
import { useId, useRef, useState } from 'react'

import type { Permission } from '#gen/permissions.ts'
import { useWords } from '#lib/language.ts'
import { Can, useViewer } from '#lib/viewer.tsx'
import { useDismiss } from '#ui/dismiss.ts'
import { Icon, type IconName } from '#ui/icon.tsx'

import { type Area } from './area.tsx'
import { own, platform, settings } from './areas.ts'
import { appWords } from './words.ts'
import style from './nav.module.css'

interface Entry {
  to: '/verifications' | '/review' | '/flows' | '/law' | '/policies' | '/lists' | '/billing' | '/usage' | '/test'
  icon: IconName
  word: 'verifications' | 'review' | 'flows' | 'law' | 'policies' | 'lists' | 'billing' | 'usage' | 'trial'
  can: Permission
}

// In the order of a tenant's day: what comes in, what people decide, then how it is set up, what it costs, and where it is tried.
const entries: readonly Entry[] = [
  { to: '/verifications', icon: 'list', word: 'verifications', can: 'verification:read' },
  { to: '/review', icon: 'approved', word: 'review', can: 'verification:review' },
  { to: '/flows', icon: 'forward', word: 'flows', can: 'flow:read' },
  { to: '/law', icon: 'law', word: 'law', can: 'flow:read' },
  { to: '/policies', icon: 'shield', word: 'policies', can: 'policy:read' },
  { to: '/lists', icon: 'people', word: 'lists', can: 'policy:read' },
  { to: '/billing', icon: 'receipt', word: 'billing', can: 'invoice:read' },
  { to: '/usage', icon: 'chart', word: 'usage', can: 'usage:read' },
  { to: '/test', icon: 'tag', word: 'trial', can: 'test:read' },
]

function AreaLink({ area, icon, to }: { area: Area; icon: IconName; to: string }) {
  const { permissions } = useViewer()
  const name = useWords(area.name)
  if (!area.entries.some((entry) => permissions.includes(entry.can))) return null

  return (
    <Link to={to} className={style['link']}>
      <Icon name={icon} />
      <span>{name}</span>
    </Link>
  )
}

function Links({ waiting }: { waiting: number }) {
  const word = useWords(appWords)
  const viewer = useViewer()
  // An operator outside of every tenant has nothing of these to look at.
  const here = entries.filter(({ to }) => viewer.tenant !== null || (to !== '/billing' && to !== '/usage'))

  return (
    <>
      {here.map((entry) => (
        <Can key={entry.to} do={entry.can}>
          <Link to={entry.to} className={style['link']} aria-label={entry.to === '/review' && waiting > 0 ? word.waiting(waiting) : undefined}>
            <Icon name={entry.icon} />
            <span>{word[entry.word]}</span>
            {entry.to === '/review' && waiting > 0 && (
              <span className={style['count']} aria-hidden="true">
                {waiting}
              </span>
            )}
          </Link>
        </Can>
      ))}
      {viewer.kind === 'OPERATOR' && <AreaLink area={platform} icon="home" to="/platform" />}
      <AreaLink area={viewer.tenant ? settings : own} icon={viewer.tenant ? 'gear' : 'person'} to={viewer.tenant ? '/settings' : '/settings/account'} />
      <a href="/graphiql" className={style['link']}>
        <Icon name="terminal" />
        <span>{word.explorer}</span>
      </a>
    </>
  )
}

/**
 * The ways through the console: at the side of a desk, and on a phone behind one button, in a sheet below it. Esc, a press elsewhere, a way that is
 * taken, or leaving the sheet with Tab closes it. `waiting` is how many cases the viewer may take.
 */
export function Nav({ waiting }: { waiting: number }) {
  const word = useWords(appWords)
  const id = useId()
  const root = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)

  useDismiss(root, open, setOpen)

  return (
    <div
      ref={root}
      className={style['root']}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      <button
        type="button"
        className={style['toggle']}
        aria-label={waiting > 0 ? word.menuWaiting(waiting) : word.menu}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => {
          setOpen(!open)
        }}
      >
        <Icon name={open ? 'close' : 'menu'} size={20} />
        {waiting > 0 && (
          <span className={style['badge']} aria-hidden="true">
            {waiting}
          </span>
        )}
      </button>
      <nav
        id={id}
        className={style['nav']}
        data-open={open}
        aria-label={word.navigation}
        onClick={(event) => {
          if ((event.target as Element).closest('a')) setOpen(false)
        }}
      >
        <Links waiting={waiting} />
      </nav>
    </div>
  )
}
