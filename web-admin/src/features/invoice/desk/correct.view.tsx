import { useState } from 'react'

import style from '#features/invoice/invoice.module.css'
import { useLanguage, useWords } from '#lib/language.ts'
import { meterName } from '#lib/meter.ts'
import { Button } from '#ui/button.tsx'
import { DialogActions } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Lines } from '#ui/lines.tsx'
import { Problem, Quiet, Stack } from '#ui/page.tsx'
import type { Trouble } from '#ui/problem.ts'
import { Select } from '#ui/select.tsx'
import { Table } from '#ui/table.tsx'

import { standings, unitsOf, type Row } from './correct.ts'
import { deskWords } from './words.ts'

/** A correction as the API takes it, but for whose it is. */
export interface Correction {
  meter: string
  attempt: number
  quantity: number
  reason: string
}

interface Props {
  /** The usage of the verification that was looked up; undefined before one was. */
  found: readonly Row[] | undefined
  busy: boolean
  trouble: Trouble
  onLook: (verification: string) => void
  onCorrect: (correction: Correction) => void
}

function Rows({ rows }: { rows: readonly Row[] }) {
  const word = useWords(deskWords).correct
  const language = useLanguage()
  const count = new Intl.NumberFormat(language)
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const reasons: Partial<Record<string, string>> = word.reasons

  return (
    <Table
      label={word.rows}
      rows={rows}
      id={({ key }) => key}
      columns={[
        { key: 'meter', head: word.columns.meter, cell: ({ meter }) => meterName(meter, language) },
        { key: 'attempt', head: word.columns.attempt, figure: true, cell: ({ attempt }) => count.format(attempt) },
        { key: 'at', head: word.columns.at, cell: ({ at }) => <time dateTime={at}>{time.format(new Date(at))}</time> },
        {
          key: 'why',
          head: word.columns.why,
          cell: ({ reason, note }) => (
            <div>
              {reasons[reason] ?? reason}
              {note && <Quiet>{note}</Quiet>}
            </div>
          ),
        },
        { key: 'quantity', head: word.columns.quantity, figure: true, cell: ({ quantity }) => count.format(quantity) },
      ]}
    />
  )
}

function Form({ rows, busy, trouble, onCorrect }: { rows: readonly Row[] } & Omit<Props, 'found' | 'onLook'>) {
  const word = useWords(deskWords).correct
  const language = useLanguage()
  const count = new Intl.NumberFormat(language)
  const all = standings(rows)
  const [meter, setMeter] = useState(all[0]?.meter ?? '')
  const [quantity, setQuantity] = useState('')
  const [reason, setReason] = useState('')
  const of = all.find((one) => one.meter === meter)
  const units = of && unitsOf(quantity, of.left)
  const ready = units !== undefined && reason.trim() !== ''

  return (
    <form
      className={style['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onCorrect({ meter, attempt: of?.next ?? 0, quantity: units, reason: reason.trim() })
      }}
    >
      <Select
        label={word.meter}
        value={meter}
        options={all.map((one) => ({ value: one.meter, label: word.left(meterName(one.meter, language), count.format(one.left)) }))}
        onChange={setMeter}
      />
      <Field
        label={word.quantity}
        error={quantity !== '' && quantity !== '-' && units === undefined ? word.quantityWrong(count.format(of?.left ?? 0)) : trouble.at('quantity')}
        inputMode="text"
        autoComplete="off"
        maxLength={8}
        value={quantity}
        onChange={(event) => {
          setQuantity(event.target.value)
        }}
      />
      <Lines label={word.reason} hint={word.reasonHint} error={trouble.at('reason')} rows={2} maxLength={500} value={reason} onChange={setReason} />
      <Problem>{trouble.of}</Problem>
      <DialogActions>
        <Button type="submit" tone="primary" disabled={busy || !ready}>
          {word.act}
        </Button>
      </DialogActions>
    </form>
  )
}

/** Looks the usage of a verification up, and adds a row that puts it right. */
export function CorrectView({ found, busy, trouble, onLook, onCorrect }: Props) {
  const word = useWords(deskWords).correct
  const [id, setId] = useState('')

  return (
    <Stack>
      <p className={style['text']}>{word.text}</p>
      <form
        className={style['find']}
        onSubmit={(event) => {
          event.preventDefault()
          if (id.trim() !== '') onLook(id.trim())
        }}
      >
        <Field
          label={word.find}
          autoComplete="off"
          maxLength={60}
          value={id}
          onChange={(event) => {
            setId(event.target.value)
          }}
        />
        <Button type="submit" disabled={busy || id.trim() === ''}>
          {word.look}
        </Button>
      </form>
      {found?.length === 0 && <p>{word.none}</p>}
      {found && found.length > 0 && (
        <>
          <Rows rows={found} />
          <Form key={found.map(({ key }) => key).join()} rows={found} busy={busy} trouble={trouble} onCorrect={onCorrect} />
        </>
      )}
      {!found && <Problem>{trouble.of}</Problem>}
    </Stack>
  )
}
