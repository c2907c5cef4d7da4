import { useState } from 'react'

import { useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { Check } from '#ui/check.tsx'
import { DialogActions } from '#ui/dialog.tsx'
import { Problem, Stack } from '#ui/page.tsx'
import { Segmented } from '#ui/segmented.tsx'

import { spans, type Span } from './webhook.ts'
import { webhookWords } from './words.ts'

/** The form to send again what happened in a time. */
export function ResendView(props: { busy: boolean; problem: string | undefined; onSend: (span: Span, missedOnly: boolean) => void }) {
  const word = useWords(webhookWords).resend
  const [span, setSpan] = useState<Span>('day')
  const [missed, setMissed] = useState(true)

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        props.onSend(span, missed)
      }}
    >
      <Stack>
        <p>{word.text}</p>
        <Segmented label={word.span} value={span} options={spans.map((value) => ({ value, label: word.spans[value] }))} onChange={setSpan} />
        <Check
          label={word.missed}
          hint={word.missedHint}
          checked={missed}
          onChange={(event) => {
            setMissed(event.target.checked)
          }}
        />
        <Problem>{props.problem}</Problem>
      </Stack>
      <DialogActions>
        <Button type="submit" tone="primary" disabled={props.busy}>
          {word.act}
        </Button>
      </DialogActions>
    </form>
  )
}
