import { useEffect } from 'react'

import { useLanguage, useWords } from '#lib/language.ts'
import { relative, useNow } from '#lib/time.ts'
import type { Viewer } from '#lib/viewer.tsx'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'

import { appWords } from './words.ts'
import style from './banner.module.css'

interface Props {
  tenant: string
  visit: NonNullable<Viewer['visit']>
  leaving: boolean
  onLeave: () => void
}

interface TestProps {
  /** Leaves the test environment; undefined where its tenant is not known yet. */
  onLeave: (() => void) | undefined
}

/** Says on every page of a test environment what it is, and leads out; the tab of the browser says so too. */
export function TestBanner({ onLeave }: TestProps) {
  const word = useWords(appWords).test

  useEffect(() => {
    const before = document.title
    document.title = `${word.label} – ${before}`

    return () => {
      document.title = before
    }
  }, [word.label])

  return (
    <section className={`${style['banner'] ?? ''} ${style['test'] ?? ''}`} aria-label={word.label}>
      <Icon name="tag" />
      <p className={style['text']}>
        <strong>{word.title}</strong> <span>{word.text}</span>
      </p>
      {onLeave && <Button onClick={onLeave}>{word.leave}</Button>}
    </section>
  )
}

/** Says to an operator in a tenant where they are, why, and for how long; and leads out. When the time is over it leads out by itself. */
export function Banner({ tenant, visit, leaving, onLeave }: Props) {
  const word = useWords(appWords).visit
  const language = useLanguage()
  const now = useNow(1000)
  const over = Date.parse(visit.expiresAt) <= now

  useEffect(() => {
    if (over) onLeave()
    // Once, when the time comes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [over])

  return (
    <section className={style['banner']} aria-label={word.label}>
      <Icon name="shield" />
      <p className={style['text']}>
        <strong>{word.in(tenant)}</strong> <span>{word.reason(visit.reason)}</span> <span>{word.ends(relative(visit.expiresAt, now, language))}</span>
      </p>
      <Button disabled={leaving} onClick={onLeave}>
        {word.leave}
      </Button>
    </section>
  )
}
