import { useLanguage, useWords } from '#lib/language.ts'
import { exact, relative } from '#lib/time.ts'
import { useViewer } from '#lib/viewer.tsx'
import { Badge } from '#ui/badge.tsx'
import { Icon } from '#ui/icon.tsx'

import { isMine, type Person, type Row } from './review.ts'
import { reviewWords } from './words.ts'
import style from './review.module.css'

const looks = {
  OPEN: { meaning: 'info', icon: 'dot' },
  SECOND: { meaning: 'info', icon: 'people' },
  ESCALATED: { meaning: 'warn', icon: 'up' },
  DECIDED: { meaning: 'quiet', icon: 'approved' },
} as const

/** Where a case stands. */
export function CaseState({ state }: Pick<Row, 'state'>) {
  const word = useWords(reviewWords)

  return <Badge {...looks[state]}>{word.states[state]}</Badge>
}

/** How urgent a case is; in words, and a high one in colour too. */
export function Priority({ priority }: Pick<Row, 'priority'>) {
  const word = useWords(reviewWords)

  return <span className={priority === 'HIGH' ? style['high'] : style['plain']}>{word.priorities[priority]}</span>
}

/** By when an undecided case is to be decided; one that is late says so in words. */
export function Due({ row, now }: { row: Pick<Row, 'dueAt' | 'overdue'>; now: number }) {
  const word = useWords(reviewWords)
  const language = useLanguage()
  const late = row.overdue || Date.parse(row.dueAt) < now
  const when = relative(row.dueAt, now, language)

  return (
    <time dateTime={row.dueAt} title={exact(row.dueAt, language)} className={late ? style['late'] : style['plain']}>
      {late && <Icon name="clock" size={14} />}
      {late ? word.overdue(when) : word.due(when)}
    </time>
  )
}

/** Whoever it is, in words. */
export function useName(): (person: Person) => string {
  const word = useWords(reviewWords)
  const viewer = useViewer()

  return (person) => (isMine({ holder: person }, viewer) ? word.you : (person.email ?? (person.staff ? word.staff : word.gone)))
}

/** Who has a case in hand, or to whom it is left. */
export function With({ row }: { row: Pick<Row, 'holder' | 'heldUntil' | 'assignee'> }) {
  const word = useWords(reviewWords)
  const name = useName()
  if (row.holder) return <span className={style['who']}>{name(row.holder)}</span>
  if (row.assignee) return <span className={style['who']}>{word.left(name(row.assignee))}</span>

  return <span className={style['none']}>{word.nobody}</span>
}
