import { useWords } from '#lib/language.ts'
import { Check } from '#ui/check.tsx'
import { Select } from '#ui/select.tsx'

import type { Draft } from './draft.ts'
import { Parts, Text, type Put } from './parts.view.tsx'
import { contractWords } from './words.ts'
import style from './contract.module.css'

/** A contract as a form. */
export function FormView({ draft, put }: { draft: Draft; put: Put<Draft> }) {
  const word = useWords(contractWords)

  return (
    <>
      <div className={style['grid']}>
        <Text label={word.name} value={draft.name} onChange={(name) => put({ name })} />
        <Select
          label={word.currency}
          value={draft.currency}
          options={['JPY', 'USD', 'EUR'].map((value) => ({ value, label: value }))}
          onChange={(currency) => put({ currency })}
        />
        <Text label={word.zone} hint={word.zoneHint} value={draft.zone} onChange={(zone) => put({ zone })} />
        <Text figure label={word.rate} value={draft.rate} onChange={(rate) => put({ rate })} />
        <Select
          label={word.rounding}
          value={draft.rounding}
          options={(['down', 'half', 'up'] as const).map((value) => ({ value, label: word.roundings[value] }))}
          onChange={(rounding) => put({ rounding })}
        />
        <Select
          label={word.term}
          value={draft.term}
          options={(['months', 'days'] as const).map((value) => ({ value, label: word.terms[value] }))}
          onChange={(term) => put({ term: term as Draft['term'] })}
        />
        <Text figure label={word.due} value={draft.due} onChange={(due) => put({ due })} />
        <Text figure label={word.minimum} hint={word.minimumHint} value={draft.minimum} onChange={(minimum) => put({ minimum })} />
        <Text type="date" label={word.trial} hint={word.trialHint} value={draft.trial} onChange={(trial) => put({ trial })} />
      </div>
      <Check
        label={word.review}
        checked={draft.review}
        onChange={(event) => {
          put({ review: event.target.checked })
        }}
      />
      <Parts draft={draft} put={put} />
    </>
  )
}
