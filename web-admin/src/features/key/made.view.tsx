import { useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { CopyButton } from '#ui/copy.tsx'
import { DialogActions } from '#ui/dialog.tsx'
import { Snippet } from '#ui/snippet.tsx'

import { curl } from './key.ts'
import { keyWords } from './words.ts'
import style from './key.module.css'

/** A key that has just been made: the only time that it can be seen. Null when the answer that held it was lost. */
export function MadeView(props: { secret: string | null; origin: string; onStored: () => void }) {
  const word = useWords(keyWords).made
  const { secret } = props

  return (
    <div className={style['form']}>
      {secret ? (
        <>
          <p>{word.text}</p>
          <output className={style['secret']} aria-label={word.key}>
            {secret}
          </output>
          <Snippet title={word.try} label={word.command} text={curl(props.origin, secret)} wrap />
        </>
      ) : (
        <p>{word.lost}</p>
      )}
      <DialogActions>
        {secret && <CopyButton text={secret}>{word.copy}</CopyButton>}
        <Button tone="primary" onClick={props.onStored}>
          {word.stored}
        </Button>
      </DialogActions>
    </div>
  )
}
