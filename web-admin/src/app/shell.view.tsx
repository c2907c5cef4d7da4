import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { useWords } from '#lib/language.ts'
import { Can, useViewer, type Viewer } from '#lib/viewer.tsx'
import { Icon, Mark, type IconName } from '#ui/icon.tsx'
import { Toast } from '#ui/toast.tsx'

import { AccountMenu, type Belongings } from './account.tsx'
import { type Area } from './area.tsx'
import { Banner, TestBanner } from './banner.tsx'
import { own, platform, settings } from './areas.ts'
import { appWords } from './words.ts'
import style from './shell.module.css'

interface Props {
  viewer: Viewer
  belongings: Belongings
  /** How many cases wait for a reviewer, in figures; undefined for none or when it is not known. */
  waiting: string | undefined
  failed: boolean
  /** Whether an operator is on the way out of a tenant. */
  leaving: boolean
  onLeave: () => void
  onSwitch: (tenant: string) => void
  onSignOut: () => void
  onHelp: () => void
  children: ReactNode
}

function AreaLink({ area, icon, to }: { area: Area; icon: IconName; to: string }) {
  const { permissions } = useViewer()
  const name = useWords(area.name)
  if (!area.entries.some((entry) => permissions.includes(entry.can))) return null

  return (
    <Link to={to} className={style['link']} aria-label={name}>
      <Icon name={icon} />
      <span>{name}</span>
    </Link>
  )
}

/** The frame around each page: where you are, who you are, and the way out. */
export function ShellView({ viewer, belongings, waiting, failed, leaving, onLeave, onSwitch, onSignOut, onHelp, children }: Props) {
  const word = useWords(appWords)
  // The test environment of a tenant comes right behind it.
  const home = belongings[belongings.findIndex(({ current }) => current) - 1]

  return (
    <div className={style['shell']}>
      <a href="#content" className={style['skip']}>
        {word.skip}
      </a>
      <header className={style['side']}>
        <div className={style['brand']}>
          <Mark />
          <span className={style['tenant']}>{viewer.tenant?.name ?? word.installation}</span>
        </div>
        <nav className={style['nav']} aria-label={word.navigation}>
          <Can do="verification:read">
            <Link to="/verifications" className={style['link']} aria-label={word.verifications}>
              <Icon name="list" />
              <span>{word.verifications}</span>
            </Link>
          </Can>
          <Can do="verification:review">
            <Link to="/review" className={style['link']} aria-label={waiting ? word.waiting(waiting) : word.review}>
              <Icon name="approved" />
              <span>{word.review}</span>
              {waiting && (
                <span className={style['count']} aria-hidden="true">
                  {waiting}
                </span>
              )}
            </Link>
          </Can>
          <Can do="flow:read">
            <Link to="/flows" className={style['link']} aria-label={word.flows}>
              <Icon name="forward" />
              <span>{word.flows}</span>
            </Link>
          </Can>
          <Can do="policy:read">
            <Link to="/policies" className={style['link']} aria-label={word.policies}>
              <Icon name="shield" />
              <span>{word.policies}</span>
            </Link>
          </Can>
          <Can do="policy:read">
            <Link to="/lists" className={style['link']} aria-label={word.lists}>
              <Icon name="people" />
              <span>{word.lists}</span>
            </Link>
          </Can>
          {viewer.tenant && (
            <Can do="invoice:read">
              <Link to="/billing" className={style['link']} aria-label={word.billing}>
                <Icon name="receipt" />
                <span>{word.billing}</span>
              </Link>
            </Can>
          )}
          {viewer.kind === 'OPERATOR' && <AreaLink area={platform} icon="home" to="/platform" />}
          <AreaLink area={viewer.tenant ? settings : own} icon={viewer.tenant ? 'gear' : 'person'} to={viewer.tenant ? '/settings' : '/settings/account'} />
          <a href="/graphiql" className={style['link']} aria-label={word.explorer}>
            <Icon name="terminal" />
            <span>{word.explorer}</span>
          </a>
        </nav>
        <AccountMenu
          viewer={viewer}
          belongings={belongings}
          failed={failed}
          onSwitch={onSwitch}
          onSignOut={onSignOut}
          onHelp={onHelp}
        />
      </header>
      <main id="content" className={style['content']} tabIndex={-1}>
        {viewer.tenant?.test && (
          <TestBanner
            onLeave={
              home &&
              (() => {
                onSwitch(home.tenant.id)
              })
            }
          />
        )}
        {viewer.visit && <Banner tenant={viewer.tenant?.name ?? ''} visit={viewer.visit} leaving={leaving} onLeave={onLeave} />}
        {children}
      </main>
      <Toast />
    </div>
  )
}
