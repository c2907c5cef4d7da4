import { useState } from 'react'

import style from '#features/invoice/invoice.module.css'
import { major, minor } from '#features/invoice/payer.ts'
import { useWords } from '#lib/language.ts'
import { isDay } from '#lib/time.ts'
import { Button } from '#ui/button.tsx'
import { DialogActions } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Problem } from '#ui/page.tsx'
import type { Trouble } from '#ui/problem.ts'
import { Segmented } from '#ui/segmented.tsx'

import { deskWords } from './words.ts'

/** A payment as it is written. */
export interface Payment {
  way: 'in' | 'back'
  /** In the currency, for example 1234 or 12.34. */
  amount: string
  method: 'TRANSFER' | 'OTHER'
  /** Written 2026-11-25. */
  day: string
  reference: string
}

/**
 * A payment as the API takes it. Today is now; another day is told by an hour of UTC at which it is that day almost everywhere. `today` is in the
 * zone of the invoice.
 */
export function receiptOf({ way, amount, method, day, reference }: Payment, currency: string, today: string, now: number) {
  const units = minor(amount, currency) ?? 0

  return { amount: way === 'in' ? units : -units, method, receivedAt: day === today ? new Date(now).toISOString() : `${day}T11:00:00Z`, reference: reference.trim() }
}

interface Props {
  currency: string
  /** What is left to be paid, in smallest units. */
  left: number
  /** Whether all of it came in, so that money can only go back. */
  back: boolean
  /** The day that it is. */
  day: string
  busy: boolean
  trouble: Trouble
  onPay: (payment: Payment) => void
}

/** The form for money that came in for an invoice, or went back. */
export function PaymentView({ currency, left, back, day, busy, trouble, onPay }: Props) {
  const word = useWords(deskWords).acts
  const [payment, setPayment] = useState<Payment>({ way: back ? 'back' : 'in', amount: left > 0 ? major(left, currency) : '', method: 'TRANSFER', day, reference: '' })
  const units = minor(payment.amount, currency)
  const ready = !busy && typeof units === 'number' && isDay(payment.day)
  const set = (over: Partial<Payment>) => {
    setPayment({ ...payment, ...over })
  }

  return (
    <form
      className={style['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onPay(payment)
      }}
    >
      <p>{word.payText}</p>
      <Segmented
        label={word.way}
        value={payment.way}
        options={(['in', 'back'] as const).map((value) => ({ value, label: word.ways[value] }))}
        onChange={(way) => {
          set({ way })
        }}
      />
      <Field
        label={word.amount(currency)}
        error={units === undefined ? word.amountWrong : trouble.at('amount')}
        inputMode="decimal"
        autoComplete="off"
        value={payment.amount}
        onChange={(event) => {
          set({ amount: event.target.value })
        }}
      />
      <Segmented
        label={word.method}
        value={payment.method}
        options={(['TRANSFER', 'OTHER'] as const).map((value) => ({ value, label: word.methods[value] }))}
        onChange={(method) => {
          set({ method })
        }}
      />
      <Field
        type="date"
        label={word.on}
        value={payment.day}
        onChange={(event) => {
          set({ day: event.target.value })
        }}
      />
      <Field
        label={word.reference}
        error={trouble.at('reference')}
        maxLength={60}
        autoComplete="off"
        value={payment.reference}
        onChange={(event) => {
          set({ reference: event.target.value })
        }}
      />
      <Problem>{trouble.of}</Problem>
      <DialogActions>
        <Button type="submit" tone="primary" disabled={!ready}>
          {word.payAct}
        </Button>
      </DialogActions>
    </form>
  )
}
