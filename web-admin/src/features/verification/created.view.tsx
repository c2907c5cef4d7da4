import { useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { Copy, CopyButton } from '#ui/copy.tsx'
import { DialogActions } from '#ui/dialog.tsx'
import { Qr } from '#ui/qr.tsx'

import { createWords } from './create.words.ts'
import style from './create.module.css'

/** The link of a verification that has just been created, for a phone or for a message. */
export function CreatedView(props: { url: string | null; onOpen: () => void; onAnother: () => void }) {
  const word = useWords(createWords)

  return (
    <div className={style['made']}>
      {props.url && (
        <>
          <div className={style['qr']}>
            <Qr text={props.url} label={word.qr} size={192} />
          </div>
          <p className={style['hint']}>{word.scan}</p>
          <div className={style['url']}>
            <Copy text={props.url} label={word.link} />
          </div>
        </>
      )}
      <DialogActions>
        <Button tone="ghost" onClick={props.onAnother}>
          {word.another}
        </Button>
        {props.url && <CopyButton text={props.url}>{word.copy}</CopyButton>}
        <Button tone="primary" onClick={props.onOpen}>
          {word.open}
        </Button>
      </DialogActions>
    </div>
  )
}
