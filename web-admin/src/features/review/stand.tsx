import { useLanguage, useWords } from '#lib/language.ts'
import { clock, useNow } from '#lib/time.ts'
import { useViewer } from '#lib/viewer.tsx'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'

import { useName } from './badges.tsx'
import { caseWords } from './case.words.ts'
import { isMine, left, type Row } from './review.ts'
import { reviewWords } from './words.ts'
import style from './case.module.css'

// From here on, in milliseconds, the end of a claim is worth a warning.
const soon = 2 * 60_000

/** The time that is left of one's own claim, to the second. */
export function Lease({ until }: { until: string }) {
  const word = useWords(caseWords)
  const now = useNow(1000)
  const ending = Date.parse(until) - now < soon

  return (
    <p className={`${style['lease']} ${ending ? style['ending'] : ''}`} role="timer">
      <Icon name="clock" size={14} />
      {ending ? word.ending(left(until, now)) : word.yours(left(until, now))}
    </p>
  )
}

interface Props {
  row: Row
  /** The viewer had the case in hand and has it no more. */
  lost: boolean
  busy: boolean
  onClaim: () => void
}

/** Who has the case in hand, and how to get it. */
export function Stand({ row, lost, busy, onClaim }: Props) {
  const word = useWords(caseWords)
  const list = useWords(reviewWords)
  const language = useLanguage()
  const name = useName()
  const viewer = useViewer()
  if (row.obstacle) return <p className={style['stand']}>{list.obstacles[row.obstacle]}</p>
  if (isMine(row, viewer) && row.heldUntil) return <Lease until={row.heldUntil} />
  if (row.holder && row.heldUntil) {
    const who = name(row.holder)

    return (
      <p className={style['stand']} role={lost ? 'alert' : undefined}>
        {lost ? word.taken(who) : word.other(who, clock(row.heldUntil, language).slice(0, 5))}
      </p>
    )
  }

  return (
    <div className={style['take']}>
      <p className={style['stand']} role={lost ? 'alert' : undefined}>
        {lost ? word.over : word.takeText}
      </p>
      <Button tone="primary" large disabled={busy} onClick={onClaim}>
        {lost ? word.again : word.take}
        <kbd className={style['key']} aria-hidden="true">
          c
        </kbd>
      </Button>
    </div>
  )
}
