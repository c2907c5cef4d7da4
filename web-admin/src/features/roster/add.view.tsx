import { useId, useState } from 'react'

import { useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { DialogActions } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Lines } from '#ui/lines.tsx'
import { Problem, Stack } from '#ui/page.tsx'
import type { Trouble } from '#ui/problem.ts'
import { Segmented } from '#ui/segmented.tsx'

import { maxText, type List, type One, type WrongLine } from './roster.ts'
import { rosterWords } from './words.ts'
import style from './roster.module.css'

interface Props {
  list: Pick<List, 'of'>
  busy: boolean
  /** Of adding one. */
  trouble: Trouble
  /** Of adding many. */
  problem: string | undefined
  wrong: readonly WrongLine[]
  onOne: (one: One) => void
  onMany: (text: string) => void
}

function OneForm({ list, busy, trouble, onOne }: Pick<Props, 'list' | 'busy' | 'trouble' | 'onOne'>) {
  const word = useWords(rosterWords).add
  const [one, setOne] = useState<One>({ value: '', note: '', until: '' })

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onOne(one)
      }}
    >
      <Stack>
        <Field
          label={word.value[list.of]}
          error={trouble.at('values')}
          required
          maxLength={255}
          autoComplete="off"
          spellCheck={false}
          value={one.value}
          onChange={(event) => {
            setOne({ ...one, value: event.target.value })
          }}
        />
        <Field
          label={word.note}
          hint={word.noteHint}
          error={trouble.at('note')}
          maxLength={200}
          autoComplete="off"
          value={one.note}
          onChange={(event) => {
            setOne({ ...one, note: event.target.value })
          }}
        />
        <Field
          label={word.until}
          hint={word.untilHint}
          error={trouble.at('until')}
          type="date"
          value={one.until}
          onChange={(event) => {
            setOne({ ...one, until: event.target.value })
          }}
        />
        <Problem>{trouble.of}</Problem>
      </Stack>
      <DialogActions>
        <Button type="submit" tone="primary" disabled={busy || one.value.trim() === ''}>
          {busy ? word.busy : word.act}
        </Button>
      </DialogActions>
    </form>
  )
}

function WrongLines({ of }: { of: readonly WrongLine[] }) {
  const word = useWords(rosterWords).add
  if (of.length === 0) return null

  return (
    <div role="alert">
      <p>{word.wrong}</p>
      <ul className={style['wrong']}>
        {of.map(({ line, code }) => (
          <li key={`${String(line)} ${code}`}>
            {word.line(line)}: {word.codes[code]}
          </li>
        ))}
      </ul>
    </div>
  )
}

function ManyForm({ busy, problem, wrong, onMany }: Pick<Props, 'busy' | 'problem' | 'wrong' | 'onMany'>) {
  const word = useWords(rosterWords).add
  const [text, setText] = useState('')
  const [big, setBig] = useState(false)
  const id = useId()

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onMany(text)
      }}
    >
      <Stack>
        <Lines label={word.text} hint={word.textHint} rows={8} required maxLength={maxText} value={text} onChange={setText} />
        <div className={style['file']}>
          <label htmlFor={id}>{word.file}</label>
          <input
            id={id}
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            onChange={(event) => {
              const file = event.target.files?.[0]
              if (!file) return
              setBig(file.size > maxText)
              if (file.size <= maxText) void file.text().then(setText)
            }}
          />
        </div>
        <WrongLines of={wrong} />
        <Problem>{big ? word.tooBig : problem}</Problem>
      </Stack>
      <DialogActions>
        <Button type="submit" tone="primary" disabled={busy || text.trim() === ''}>
          {busy ? word.busy : word.act}
        </Button>
      </DialogActions>
    </form>
  )
}

/** The form to put one on a list, or many. */
export function AddView(props: Props) {
  const word = useWords(rosterWords).add
  const [how, setHow] = useState<'one' | 'many'>('one')

  return (
    <Stack>
      <Segmented label={word.how} value={how} options={(['one', 'many'] as const).map((value) => ({ value, label: word[value] }))} onChange={setHow} />
      {how === 'one' ? <OneForm {...props} /> : <ManyForm {...props} />}
    </Stack>
  )
}
