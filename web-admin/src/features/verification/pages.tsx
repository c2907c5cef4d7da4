import { Link } from '@tanstack/react-router'

import { useWords } from '#lib/language.ts'
import { buttonClass } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'

import type { ListSearch } from './list.search.ts'
import { verificationWords } from './words.ts'
import style from './list.module.css'

/** The way to older verifications and back to the newest. Each page is a place in the history, so Back goes one page up. */
export function Pages(props: { search: ListSearch; pageInfo: { hasNextPage: boolean; endCursor: string | null } }) {
  const word = useWords(verificationWords)
  const { after, ...first } = props.search
  const older = props.pageInfo.hasNextPage ? props.pageInfo.endCursor : null
  if (!after && !older) return null

  return (
    <nav className={style['pages']} aria-label={word.page.label}>
      {after && (
        <Link to="/verifications" search={first} className={buttonClass({ tone: 'ghost' })}>
          <Icon name="up" />
          {word.page.newest}
        </Link>
      )}
      <span className={style['gap']} />
      {older && (
        <Link to="/verifications" search={{ ...first, after: older }} className={buttonClass()}>
          {word.page.older}
          <Icon name="forward" />
        </Link>
      )}
    </nav>
  )
}
