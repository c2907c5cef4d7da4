import { useState } from 'react'

import { useLanguage, useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Field } from '#ui/field.tsx'
import { Problem, Quiet, Stack } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'

import { lasting, secondsOf, units, type Unit } from './sandbox.ts'
import { sandboxWords } from './words.ts'
import style from './sandbox.module.css'

interface Props {
  /** How far the clock has been advanced, in seconds. */
  advancedBy: number
  busy: boolean
  problem: string | undefined
  /** Asks to advance it, by seconds. */
  onAdvance: (by: number) => void
}

function Own({ busy, onAdvance }: Pick<Props, 'busy' | 'onAdvance'>) {
  const word = useWords(sandboxWords).clock
  const [text, setText] = useState('')
  const [unit, setUnit] = useState<Unit>('day')
  const seconds = secondsOf(text, unit)

  return (
    <form
      className={style['own']}
      onSubmit={(event) => {
        event.preventDefault()
        if (seconds !== undefined && !busy) onAdvance(seconds)
      }}
    >
      <Field
        label={word.own}
        value={text}
        inputMode="numeric"
        autoComplete="off"
        error={text !== '' && seconds === undefined ? word.wrong : undefined}
        onChange={(event) => {
          setText(event.target.value)
        }}
      />
      <Select
        label={word.unit}
        value={unit}
        options={(Object.keys(units) as Unit[]).map((value) => ({ value, label: word.units[value] }))}
        onChange={(value) => {
          setUnit(value as Unit)
        }}
      />
      <Button type="submit" disabled={busy || seconds === undefined}>
        {word.advance}
      </Button>
    </form>
  )
}

/** Where the clock of the test environment stands, and what advances it. */
export function ClockView({ advancedBy, busy, problem, onAdvance }: Props) {
  const word = useWords(sandboxWords).clock
  const language = useLanguage()
  const quick = [
    { by: units.hour, name: word.hour },
    { by: units.day, name: word.day },
    { by: 30 * units.day, name: word.month },
  ]

  return (
    <Card title={word.title}>
      <Stack>
        <div role="status">
          <Quiet>{word.label}</Quiet>
          <p className={style['stands']}>{advancedBy > 0 ? lasting(advancedBy, language) : word.still}</p>
        </div>
        <p className={style['text']}>{word.text}</p>
        <Can do="test:write">
          <div role="group" aria-label={word.quick} className={style['row']}>
            {quick.map(({ by, name }) => (
              <Button
                key={by}
                disabled={busy}
                onClick={() => {
                  onAdvance(by)
                }}
              >
                +{name}
              </Button>
            ))}
          </div>
          <Own busy={busy} onAdvance={onAdvance} />
        </Can>
        <Problem>{problem}</Problem>
      </Stack>
    </Card>
  )
}
