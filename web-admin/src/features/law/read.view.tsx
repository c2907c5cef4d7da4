import { useState } from 'react'

import { evidenceText, kindsOfEvidence } from '#lib/evidence.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { DialogActions } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Lines } from '#ui/lines.tsx'
import { Problem, Quiet, Stack } from '#ui/page.tsx'
import type { Trouble } from '#ui/problem.ts'

import type { Draft, Wrong } from './law.ts'
import { lawWords } from './words.ts'
import style from './law.module.css'

const blank: Draft = { from: '', to: '', letter: '', evidence: '', source: '' }

function PeriodForm({ number, of, onChange, onRemove }: { number: number; of: Draft; onChange: (next: Draft) => void; onRemove: () => void }) {
  const word = useWords(lawWords).form
  const text = (name: keyof Draft, more: { type?: string; required?: boolean; hint?: string; maxLength?: number } = {}) => (
    <Field
      label={word[name]}
      autoComplete="off"
      spellCheck={false}
      value={of[name]}
      onChange={(event) => {
        onChange({ ...of, [name]: event.target.value })
      }}
      {...more}
    />
  )

  return (
    <fieldset className={style['period']}>
      <legend className={style['legend']}>{word.period(number)}</legend>
      <div className={style['pair']}>
        {text('from', { type: 'date' })}
        {text('to', { type: 'date' })}
        {text('letter', { required: true, maxLength: 20 })}
      </div>
      {text('evidence', { required: true, hint: word.evidenceHint, maxLength: 500 })}
      {text('source', { required: true, maxLength: 100 })}
      <div>
        <Button tone="ghost" aria-label={`${word.remove}: ${word.period(number)}`} onClick={onRemove}>
          {word.remove}
        </Button>
      </div>
    </fieldset>
  )
}

/** The form for a reading of one's own. */
export function ReadView(props: {
  periods: readonly Draft[]
  note: string
  busy: boolean
  trouble: Trouble
  /** The period that does not hold together, and what of it. */
  wrong: Wrong | undefined
  onRead: (periods: readonly Draft[], note: string) => void
}) {
  const word = useWords(lawWords).form
  const language = useLanguage()
  const [periods, setPeriods] = useState(props.periods)
  const [note, setNote] = useState(props.note)

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        props.onRead(periods, note)
      }}
    >
      <Stack>
        <p>{word.text}</p>
        <details>
          <summary>{word.kinds}</summary>
          <ul>
            {kindsOfEvidence.map((kind) => (
              <li key={kind}>
                <code>{kind}</code> {evidenceText(kind, language)}
              </li>
            ))}
          </ul>
        </details>
        <Lines label={word.note} hint={word.noteHint} error={props.trouble.at('note')} required maxLength={2000} value={note} onChange={setNote} />
        {periods.map((period, index) => (
          <PeriodForm
            // Periods have no name but their place.
            key={index}
            number={index + 1}
            of={period}
            onChange={(next) => {
              setPeriods(periods.map((one, at) => (at === index ? next : one)))
            }}
            onRemove={() => {
              setPeriods(periods.filter((_, at) => at !== index))
            }}
          />
        ))}
        {periods.length === 0 && <Quiet>{word.empty}</Quiet>}
        <div>
          <Button
            disabled={periods.length >= 20}
            onClick={() => {
              setPeriods([...periods, blank])
            }}
          >
            {word.add}
          </Button>
        </div>
        <Problem>{props.wrong ? word.wrong(props.wrong.period, word.parts[props.wrong.part]) : (props.trouble.at('periods') ?? props.trouble.of)}</Problem>
      </Stack>
      <DialogActions>
        <Button type="submit" tone="primary" disabled={props.busy || note.trim() === ''}>
          {props.busy ? word.busy : word.act}
        </Button>
      </DialogActions>
    </form>
  )
}
