import { useState } from 'react'

import style from '#features/invoice/invoice.module.css'
import { minor } from '#features/invoice/payer.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { percent } from '#lib/money.ts'
import { Button } from '#ui/button.tsx'
import { DialogActions } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Lines } from '#ui/lines.tsx'
import { Problem } from '#ui/page.tsx'
import type { Trouble } from '#ui/problem.ts'
import { Select } from '#ui/select.tsx'

import { isReason } from './reason.ts'
import { deskWords } from './words.ts'

interface Props {
  currency: string
  /** The rates of tax that the invoice has, in percent. */
  rates: readonly string[]
  busy: boolean
  trouble: Trouble
  onNote: (note: { net: number; rate: string; reason: string }) => void
}

/** The form for a credit note: how much of which rate is taken back, and why. */
export function NoteView({ currency, rates, busy, trouble, onNote }: Props) {
  const word = useWords(deskWords).acts
  const language = useLanguage()
  const [amount, setAmount] = useState('')
  const [rate, setRate] = useState(rates[0] ?? '')
  const [reason, setReason] = useState('')
  const net = minor(amount, currency)
  const ready = !busy && typeof net === 'number' && isReason(reason)

  return (
    <form
      className={style['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onNote({ net, rate, reason: reason.trim() })
      }}
    >
      <p>{word.noteText}</p>
      <Field
        label={word.net(currency)}
        error={net === undefined ? word.amountWrong : trouble.at('net')}
        inputMode="decimal"
        autoComplete="off"
        value={amount}
        onChange={(event) => {
          setAmount(event.target.value)
        }}
      />
      {rates.length > 1 && <Select label={word.rate} value={rate} options={rates.map((value) => ({ value, label: percent(value, language) }))} onChange={setRate} />}
      <Lines label={word.reason} hint={word.reasonHint} error={trouble.at('reason')} rows={2} maxLength={500} value={reason} onChange={setReason} />
      <Problem>{trouble.of}</Problem>
      <DialogActions>
        <Button type="submit" tone="primary" disabled={!ready}>
          {word.noteAct}
        </Button>
      </DialogActions>
    </form>
  )
}
