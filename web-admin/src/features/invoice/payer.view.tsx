import { useState } from 'react'

import { useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Lines } from '#ui/lines.tsx'
import { Problem } from '#ui/page.tsx'
import type { Trouble } from '#ui/problem.ts'
import { Select } from '#ui/select.tsx'

import { minor, type PayerDraft } from './payer.ts'
import { invoiceWords } from './words.ts'
import style from './invoice.module.css'

interface Props {
  draft: PayerDraft
  currency: string
  busy: boolean
  trouble: Trouble
  onSave: (draft: PayerDraft) => void
}

/** Who pays, who hears of it, and what a month may cost. */
export function PayerView({ draft: given, currency, busy, trouble, onSave }: Props) {
  const word = useWords(invoiceWords).payer
  const [draft, setDraft] = useState(given)
  const set = (name: keyof PayerDraft) => (value: string) => {
    setDraft({ ...draft, [name]: value })
  }
  const wrong = minor(draft.budget, currency) === undefined

  return (
    <form
      className={style['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (!wrong) onSave(draft)
      }}
    >
      <Field label={word.name} hint={word.nameHint} error={trouble.at('name')} value={draft.name} maxLength={120} onChange={(event) => set('name')(event.target.value)} />
      <Lines label={word.address} error={trouble.at('address')} rows={3} maxLength={500} value={draft.address} onChange={set('address')} />
      <Field label={word.order} error={trouble.at('orderNumber')} value={draft.orderNumber} maxLength={100} onChange={(event) => set('orderNumber')(event.target.value)} />
      <Lines label={word.contacts} hint={word.contactsHint} error={trouble.at('contacts')} rows={2} value={draft.contacts} onChange={set('contacts')} />
      <Select
        label={word.language}
        value={draft.language}
        options={[
          { value: 'ja', label: word.languages.ja },
          { value: 'en', label: word.languages.en },
        ]}
        onChange={set('language')}
      />
      <Field
        label={word.budget(currency)}
        hint={word.budgetHint}
        error={wrong ? word.budgetWrong : trouble.at('budget')}
        inputMode="decimal"
        value={draft.budget}
        onChange={(event) => set('budget')(event.target.value)}
      />
      <Problem>{trouble.of}</Problem>
      <Button type="submit" tone="primary" disabled={busy || wrong}>
        {busy ? word.busy : word.act}
      </Button>
    </form>
  )
}
