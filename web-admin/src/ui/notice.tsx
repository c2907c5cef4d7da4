import type { ReactNode } from 'react'

import { useWords } from '#lib/language.ts'
import { Failure } from '#lib/failure.ts'

import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { uiWords } from './words.ts'
import style from './notice.module.css'

/** What stands where there is nothing to show: why, and what to do about it. A `page` of its own has it as its main heading. */
export function Notice(props: { icon: IconName; bad?: boolean; page?: boolean; title: string; text?: string; children?: ReactNode }) {
  const Heading = props.page ? 'h1' : 'h2'

  return (
    <div className={style['notice']} role={props.bad ? 'alert' : undefined}>
      <span className={`${style['icon']} ${props.bad ? style['bad'] : ''}`}>
        <Icon name={props.icon} size={20} />
      </span>
      <Heading className={style['title']}>{props.title}</Heading>
      {props.text && <p>{props.text}</p>}
      {props.children && <div className={style['more']}>{props.children}</div>}
    </div>
  )
}

const icons = { unreachable: 'offline', forbidden: 'lock', rate_limited: 'clock', internal: 'review' } as const

/** The words for a failure, with a way to try again where that can help. */
export function FailureNotice({ error, retry, page = false }: { error: unknown; retry?: () => void; page?: boolean }) {
  const word = useWords(uiWords)
  const found = error instanceof Failure ? error.kind : 'internal'
  const kind = found in icons ? (found as keyof typeof icons) : 'internal'
  const { title, text } = word.failure[kind]

  return (
    <Notice page={page} bad={kind !== 'forbidden'} icon={icons[kind]} title={title} text={text}>
      {retry && kind !== 'forbidden' && <Button onClick={retry}>{word.retry}</Button>}
    </Notice>
  )
}
