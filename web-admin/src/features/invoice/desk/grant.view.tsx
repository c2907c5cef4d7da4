import { useState } from 'react'

import { minor } from '#features/invoice/payer.ts'
import style from '#features/invoice/invoice.module.css'
import { useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { DialogActions } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Lines } from '#ui/lines.tsx'
import { Problem } from '#ui/page.tsx'
import type { Trouble } from '#ui/problem.ts'
import { Segmented } from '#ui/segmented.tsx'

import { isReason } from './reason.ts'
import { deskWords } from './words.ts'

const currencies = ['JPY', 'USD', 'EUR'] as const

/** A grant as it is written. */
export interface Grant {
  currency: (typeof currencies)[number]
  /** In the currency, for example 1234 or 12.34. */
  amount: string
  /** Written 2026-12-31; empty for never. */
  expiresOn: string
  reason: string
}

/** The form for credit that was paid in advance, or is given. */
export function GrantView({ busy, trouble, onGrant }: { busy: boolean; trouble: Trouble; onGrant: (grant: Grant) => void }) {
  const word = useWords(deskWords).grant
  const [grant, setGrant] = useState<Grant>({ currency: 'JPY', amount: '', expiresOn: '', reason: '' })
  const units = minor(grant.amount, grant.currency)
  const ready = typeof units === 'number' && isReason(grant.reason)
  const set = (over: Partial<Grant>) => {
    setGrant({ ...grant, ...over })
  }

  return (
    <form
      className={style['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onGrant(grant)
      }}
    >
      <Segmented
        label={word.currency}
        value={grant.currency}
        options={currencies.map((value) => ({ value, label: value }))}
        onChange={(currency) => {
          set({ currency })
        }}
      />
      <Field
        label={word.amount(grant.currency)}
        error={units === undefined ? word.amountWrong : trouble.at('amount')}
        inputMode="decimal"
        autoComplete="off"
        value={grant.amount}
        onChange={(event) => {
          set({ amount: event.target.value })
        }}
      />
      <Field
        type="date"
        label={word.expires}
        hint={word.expiresHint}
        error={trouble.at('expiresOn')}
        value={grant.expiresOn}
        onChange={(event) => {
          set({ expiresOn: event.target.value })
        }}
      />
      <Lines
        label={word.reason}
        hint={word.reasonHint}
        error={trouble.at('reason')}
        rows={2}
        maxLength={500}
        value={grant.reason}
        onChange={(reason) => {
          set({ reason })
        }}
      />
      <Problem>{trouble.of}</Problem>
      <DialogActions>
        <Button type="submit" tone="primary" disabled={busy || !ready}>
          {word.act}
        </Button>
      </DialogActions>
    </form>
  )
}
