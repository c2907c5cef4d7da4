import { useState } from 'react'

import { useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { DialogActions } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Problem, Stack } from '#ui/page.tsx'
import type { Trouble } from '#ui/problem.ts'

import { lastDayOf, type Entry } from './roster.ts'
import { rosterWords } from './words.ts'

interface Props {
  entry: Pick<Entry, 'fingerprint' | 'note' | 'until'>
  busy: boolean
  trouble: Trouble
  /** The last day, in Japan; empty for none. */
  onEnd: (day: string) => void
}

/** Gives an entry another last day, or none. */
export function EndView({ entry, busy, trouble, onEnd }: Props) {
  const words = useWords(rosterWords)
  const word = words.end
  const was = lastDayOf(entry.until)
  const [day, setDay] = useState(was)

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onEnd(day)
      }}
    >
      <Stack>
        <p>
          <code>{entry.fingerprint}</code> {entry.note}
        </p>
        <Field
          label={words.add.until}
          hint={words.add.untilHint}
          error={trouble.at('until')}
          type="date"
          value={day}
          onChange={(event) => {
            setDay(event.target.value)
          }}
        />
        <Problem>{trouble.of}</Problem>
      </Stack>
      <DialogActions>
        {day !== '' && (
          <Button
            tone="ghost"
            onClick={() => {
              setDay('')
            }}
          >
            {word.never}
          </Button>
        )}
        <Button type="submit" tone="primary" disabled={busy || day === was}>
          {busy ? words.add.busy : word.save}
        </Button>
      </DialogActions>
    </form>
  )
}
