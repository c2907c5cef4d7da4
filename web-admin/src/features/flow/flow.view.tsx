import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { useWords } from '#lib/language.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { PageHead } from '#ui/page.tsx'

import type { Listed } from './flow.ts'
import { flowWords } from './words.ts'
import style from './flow.module.css'

interface Props {
  name: string
  /** The newest first. */
  versions: readonly Listed[]
  /** The number of the version that is looked at. */
  shown: number
  onShow: (number: number) => void
  /** Brings older versions; undefined when all are there. */
  onMore: (() => void) | undefined
  /** The version. */
  children: ReactNode
}

const looks = {
  DRAFT: { meaning: 'quiet', icon: 'dot' },
  VALIDATED: { meaning: 'info', icon: 'approved' },
  PUBLISHED: { meaning: 'good', icon: 'approved' },
  ARCHIVED: { meaning: 'quiet', icon: 'minus' },
} as const

/** One flow: its versions, and one of them. */
export function FlowView({ name, versions, shown, onShow, onMore, children }: Props) {
  const word = useWords(flowWords)

  return (
    <>
      <p>
        <Link to="/flows" className={style['name']}>
          ‹ {word.all}
        </Link>
      </p>
      <PageHead title={name} />
      <div className={style['whole']}>
        <nav aria-label={word.versions} className={style['versions']}>
          {versions.map(({ number, state }) => (
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
    </>
  )
}
