import type { ReactNode } from 'react'

import { useWords } from '#lib/language.ts'

import { Badge } from './badge.tsx'
import { Button } from './button.tsx'
import { versionWords } from './version.words.ts'
import style from './versions.module.css'

const looks = {
  DRAFT: { meaning: 'quiet', icon: 'dot' },
  VALIDATED: { meaning: 'info', icon: 'approved' },
  PUBLISHED: { meaning: 'good', icon: 'approved' },
  ARCHIVED: { meaning: 'quiet', icon: 'minus' },
} as const

/** A version in the list. */
interface Listed {
  number: number
  state: keyof typeof looks
}

interface Props {
  /** The newest first. */
  of: readonly Listed[]
  /** The number of the version that is looked at. */
  shown: number
  onShow: (number: number) => void
  /** Brings older versions; undefined when all are there. */
  onMore: (() => void) | undefined
  /** The version. */
  children: ReactNode
}

/** What is kept in versions: the list of them, and beside it one of them. */
export function Versions({ of, shown, onShow, onMore, children }: Props) {
  const word = useWords(versionWords)

  return (
    <div className={style['whole']}>
      <nav aria-label={word.versions} className={style['versions']}>
        {of.map(({ number, state }) => (
          <button key={number} type="button" className={style['version']} aria-current={number === shown} onClick={() => onShow(number)}>
            {word.version(number)}
            <Badge {...looks[state]}>{word.states[state]}</Badge>
          </button>
        ))}
        {onMore && (
          <Button tone="ghost" onClick={onMore}>
            {word.older}
          </Button>
        )}
      </nav>
      <div>{children}</div>
    </div>
  )
}
