import { useWords } from '#lib/language.ts'
import { Failure } from '#lib/failure.ts'
import { Button } from '#ui/button.tsx'
import { Dialog, DialogActions } from '#ui/dialog.tsx'
import { uiWords } from '#ui/words.ts'

import { detailWords } from './detail.words.ts'
import style from './create.module.css'

interface Props {
  busy: boolean
  error?: unknown
  refused: 'NotFound' | 'InvalidState' | undefined
  onConfirm: () => void
  onClose: () => void
}

/** Asks before a verification is ended for good. */
export function CancelDialog({ busy, error, refused, onConfirm, onClose }: Props) {
  const word = useWords(detailWords).cancel
  const failures = useWords(uiWords).failure
  const kind = error instanceof Failure && (error.kind === 'unreachable' || error.kind === 'forbidden') ? error.kind : 'internal'
  const problem =
    refused === 'NotFound' ? word.gone : refused === 'InvalidState' ? word.late : error ? failures[kind].title : undefined

  return (
    <Dialog title={word.title} onClose={onClose}>
      <p>{word.text}</p>
      {problem && (
        <p role="alert" className={style['error']}>
          {problem}
        </p>
      )}
      <DialogActions>
        <Button onClick={onClose}>{word.keep}</Button>
        <Button tone="danger" disabled={busy || refused !== undefined} onClick={onConfirm}>
          {word.confirm}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
