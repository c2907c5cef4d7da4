import { useState } from 'react'

import { useLanguage } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Select } from '#ui/select.tsx'

import { monthName } from './day.ts'
import { isRun, type UseSearch } from './search.ts'
import { daysOf, monthOf, type Span } from './span.ts'
import { useWordsOf } from './words.ts'
import style from './usage.module.css'

const chosen = 'days'

interface Props {
  span: Span
  now: number
  onSpan: (span: Pick<UseSearch, 'month'> & { from?: string | undefined; to?: string | undefined }) => void
}

function Days({ from, to, onSpan }: { from: string; to: string; onSpan: Props['onSpan'] }) {
  const word = useWordsOf().range
  const [draft, setDraft] = useState({ from, to })
  const wrong = draft.from !== '' && draft.to !== '' && !isRun(draft.from, draft.to)

  return (
    <form
      className={style['days']}
      onSubmit={(event) => {
        event.preventDefault()
        if (!wrong) onSpan({ from: draft.from, to: draft.to })
      }}
    >
      {(['from', 'to'] as const).map((end) => (
        <Field
          key={end}
          type="date"
          required
          label={word[end]}
          value={draft[end]}
          error={end === 'to' && wrong ? word.wrong : undefined}
          onChange={(event) => {
            setDraft({ ...draft, [end]: event.target.value })
          }}
        />
      ))}
      <Button type="submit" disabled={wrong}>
        {word.act}
      </Button>
    </form>
  )
}

/** Which time is shown: a month, or days that one chooses. */
export function Range({ span, now, onSpan }: Props) {
  const word = useWordsOf().range
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const months = [...new Set([...Array.from({ length: 13 }, (_, ago) => monthOf(now, -ago)), ...(span.month ? [span.month] : [])])]
  const days = daysOf(span)
  const picking = open || span.month === null

  return (
    <div className={style['range']}>
      <Select
        label={word.label}
        value={picking ? chosen : (span.month ?? chosen)}
        options={[...months.map((value) => ({ value, label: monthName(value, language) })), { value: chosen, label: word.days }]}
        onChange={(value) => {
          setOpen(value === chosen)
          if (value !== chosen) onSpan({ month: value })
        }}
      />
      {picking && <Days key={`${days[0] ?? ''} ${days.at(-1) ?? ''}`} from={days[0] ?? ''} to={days.at(-1) ?? ''} onSpan={onSpan} />}
    </div>
  )
}
