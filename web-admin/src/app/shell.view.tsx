import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { useWords } from '#lib/language.ts'
import type { Viewer } from '#lib/viewer.tsx'
import { Icon, Mark } from '#ui/icon.tsx'
import { Popover } from '#ui/popover.tsx'

import { LanguageChoice, SchemeChoice } from './settings.tsx'
import { appWords } from './words.ts'
import style from './shell.module.css'

interface Props {
  viewer: Viewer
  failed: boolean
  onSignOut: () => void
  onHelp: () => void
  children: ReactNode
}

/** The frame around each page: where you are, who you are, and the way out. */
export function ShellView({ viewer, failed, onSignOut, onHelp, children }: Props) {
  const word = useWords(appWords)

  return (
    <div className={style['shell']}>
      <a href="#content" className={style['skip']}>
        {word.skip}
      </a>
      <header className={style['side']}>
        <div className={style['brand']}>
          <Mark />
          <span className={style['tenant']}>{viewer.tenant.name}</span>
        </div>
        <nav className={style['nav']} aria-label={word.navigation}>
          <Link to="/verifications" className={style['link']} aria-label={word.verifications}>
            <Icon name="list" />
            <span>{word.verifications}</span>
          </Link>
          <a href="/graphiql" className={style['link']} aria-label={word.explorer}>
            <Icon name="terminal" />
            <span>{word.explorer}</span>
          </a>
        </nav>
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
            <div className={style['settings']}>
              <p className={style['who']}>{viewer.name}</p>
              <LanguageChoice label={word.language} />
              <SchemeChoice label={word.scheme} names={word.schemes} />
              <hr className={style['rule']} />
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
              <button type="button" className={style['item']} onClick={onSignOut}>
                <Icon name="leave" />
                {word.signOut}
              </button>
              {failed && (
                <p role="alert" className={style['failed']}>
                  {word.signOutFailed}
                </p>
              )}
            </div>
          )}
        </Popover>
      </header>
      <main id="content" className={style['content']} tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
