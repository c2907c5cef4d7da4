import type { ReactNode } from 'react'

import { useWords } from '#lib/language.ts'
import type { Viewer } from '#lib/viewer.tsx'
import { Mark } from '#ui/icon.tsx'
import { Toast } from '#ui/toast.tsx'

import { AccountMenu, type Belongings } from './account.tsx'
import { Banner, TestBanner } from './banner.tsx'
import { Nav } from './nav.tsx'
import { appWords } from './words.ts'
import style from './shell.module.css'

interface Props {
  viewer: Viewer
  belongings: Belongings
  /** How many cases the viewer may take; 0 when it is not known. */
  waiting: number
  failed: boolean
  /** Whether an operator is on the way out of a tenant. */
  leaving: boolean
  onLeave: () => void
  onSwitch: (tenant: string) => void
  onSignOut: () => void
  onHelp: () => void
  children: ReactNode
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
        <Nav waiting={waiting} />
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
