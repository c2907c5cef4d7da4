import { useState, type ReactNode } from 'react'

import { useWords } from '#lib/language.ts'

import { Button } from './button.tsx'
import { Dialog, DialogActions } from './dialog.tsx'
import { Field } from './field.tsx'
import { Problem, Stack } from './page.tsx'
import { uiWords } from './words.ts'

interface Props {
  title: string
  children: ReactNode
  /** What the button says: the act, never "OK". */
  act: string
  /** A name that must be typed first, where a slip would be dear. */
  typed?: string
  /** Whether something is lost by it. */
  loses?: boolean
  busy: boolean
  problem?: string | undefined
  onConfirm: () => void
  onClose: () => void
}

/** Asks before something is done that cannot be taken back. */
export function Confirm({ title, children, act, typed, loses = true, busy, problem, onConfirm, onClose }: Props) {
  const word = useWords(uiWords)
  const [text, setText] = useState('')
  const ready = !busy && (typed === undefined || text.trim() === typed.trim())

  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) onConfirm()
        }}
      >
        <Stack>
          {children}
          {typed !== undefined && (
            <Field
              label={word.typeToConfirm(typed)}
              value={text}
              autoComplete="off"
              onChange={(event) => {
                setText(event.target.value)
              }}
            />
          )}
          <Problem>{problem}</Problem>
          <DialogActions>
            <Button onClick={onClose}>{word.cancel}</Button>
            <Button type="submit" tone={loses ? 'danger' : 'primary'} disabled={!ready}>
              {act}
            </Button>
          </DialogActions>
        </Stack>
      </form>
    </Dialog>
  )
}
