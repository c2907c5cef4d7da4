import { useState } from 'react'

import style from '#features/invoice/invoice.module.css'
import { useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { DialogActions } from '#ui/dialog.tsx'
import { Lines } from '#ui/lines.tsx'
import { Problem } from '#ui/page.tsx'
import type { Trouble } from '#ui/problem.ts'

import { isReason } from './reason.ts'
import { deskWords } from './words.ts'

interface Props {
  text: string
  act: string
  busy: boolean
  trouble: Trouble
  onReason: (reason: string) => void
}

/** Asks why, before something is done that cannot be taken back. */
export function ReasonView({ text, act, busy, trouble, onReason }: Props) {
  const word = useWords(deskWords).acts
  const [reason, setReason] = useState('')
  const ready = !busy && isReason(reason)

  return (
    <form
      className={style['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onReason(reason.trim())
      }}
    >
      <p>{text}</p>
      <Lines label={word.reason} hint={word.reasonHint} error={trouble.at('reason')} rows={2} maxLength={500} value={reason} onChange={setReason} />
      <Problem>{trouble.of}</Problem>
      <DialogActions>
        <Button type="submit" tone="danger" disabled={!ready}>
          {act}
        </Button>
      </DialogActions>
    </form>
  )
}
