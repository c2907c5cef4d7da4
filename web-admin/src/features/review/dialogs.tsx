import { useState } from 'react'

import { useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Dialog, DialogActions } from '#ui/dialog.tsx'
import { Lines } from '#ui/lines.tsx'
import { Problem, Stack } from '#ui/page.tsx'
import type { Trouble } from '#ui/problem.ts'
import { Select } from '#ui/select.tsx'
import { uiWords } from '#ui/words.ts'

import { useName } from './badges.tsx'
import { caseWords } from './case.words.ts'
import type { Person } from './review.ts'

// The API takes so many characters.
const reasonLimit = 2000

interface AssignProps {
  /** To whom it is left now. */
  assignee: Person | null
  /** Who can be chosen. */
  people: readonly Person[]
  busy: boolean
  trouble: Trouble
  /** Null leaves it to nobody in particular. */
  onAssign: (person: string | null) => void
  onClose: () => void
}

/** Leaves a case to one reviewer. */
export function AssignDialog({ assignee, people, busy, trouble, onAssign, onClose }: AssignProps) {
  const word = useWords(caseWords).assign
  const parts = useWords(uiWords)
  const name = useName()
  const [chosen, setChosen] = useState(assignee?.id ?? '')

  return (
    <Dialog title={word.title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onAssign(chosen || null)
        }}
      >
        <Stack>
          <Select
            label={word.who}
            hint={word.hint}
            error={trouble.at('assignee') && word.wrong}
            value={chosen}
            options={[{ value: '', label: word.nobody }, ...people.map((person) => ({ value: person.id, label: name(person) }))]}
            onChange={setChosen}
          />
          <Problem>{trouble.of}</Problem>
          <DialogActions>
            <Button onClick={onClose}>{parts.cancel}</Button>
            <Button type="submit" tone="primary" disabled={busy}>
              {word.act}
            </Button>
          </DialogActions>
        </Stack>
      </form>
    </Dialog>
  )
}

interface ReopenProps {
  busy: boolean
  problem: string | undefined
  onReopen: (reason: string) => void
  onClose: () => void
}

/** Brings a decided case back, with a reason. */
export function ReopenDialog({ busy, problem, onReopen, onClose }: ReopenProps) {
  const word = useWords(caseWords).reopen
  const [reason, setReason] = useState('')

  return (
    <Confirm
      title={word.title}
      act={word.act}
      loses={false}
      busy={busy || reason.trim() === ''}
      problem={problem}
      onClose={onClose}
      onConfirm={() => {
        onReopen(reason.trim())
      }}
    >
      <p>{word.text}</p>
      <Lines label={word.reason} required rows={3} maxLength={reasonLimit} value={reason} onChange={setReason} />
    </Confirm>
  )
}
