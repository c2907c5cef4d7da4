import { useWords } from '#lib/language.ts'

import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { uiWords } from './words.ts'
import style from './turn.module.css'

/** The way to older entries and back to the newest; of what runs in another order, the names of both ways. `after` is the cursor of this page. */
export function Turn(props: { after: string | undefined; next: string | null; names?: { first: string; next: string }; onTurn: (after: string | undefined) => void }) {
  const word = useWords(uiWords)
  const { after, next, onTurn } = props
  if (!after && !next) return null

  return (
    <nav className={style['turn']} aria-label={word.pages}>
      {after && (
        <Button
          tone="ghost"
          onClick={() => {
            onTurn(undefined)
          }}
        >
          <Icon name="up" />
          {props.names?.first ?? word.newest}
        </Button>
      )}
      <span />
      {next && (
        <Button
          onClick={() => {
            onTurn(next)
          }}
        >
          {props.names?.next ?? word.older}
          <Icon name="forward" />
        </Button>
      )}
    </nav>
  )
}
