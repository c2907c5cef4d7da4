import { useState } from 'react'

import { useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { DialogActions } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Lines } from '#ui/lines.tsx'
import { Problem } from '#ui/page.tsx'
import type { Trouble } from '#ui/problem.ts'
import { Segmented } from '#ui/segmented.tsx'

import { isQuota, type Draft } from './terms.ts'
import { platformWords } from './words.ts'
import style from './platform.module.css'

interface Props {
  start: Draft
  /** What the tenant wants it for, where it asked. */
  wish?: string | undefined
  busy: boolean
  trouble: Trouble
  onGrant: (draft: Draft) => void
}

/** The form for the terms of a feature. */
export function TermsView({ start, wish, busy, trouble, onGrant }: Props) {
  const all = useWords(platformWords)
  const word = all.terms
  const [draft, setDraft] = useState(start)
  const set = (over: Partial<Draft>) => {
    setDraft({ ...draft, ...over })
  }
  const whole = isQuota(draft.quota)

  return (
    <form
      className={style['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (whole) onGrant(draft)
      }}
    >
      {wish && (
        <p className={style['wish']}>
          {word.wish} {wish}
        </p>
      )}
      <div className={style['choice']}>
        <span className={style['label']}>{word.state}</span>
        <Segmented
          label={word.state}
          value={draft.state}
          options={(['OFF', 'TRIAL', 'ON'] as const).map((value) => ({ value, label: all.tenant.states[value] }))}
          onChange={(state) => {
            set({ state })
          }}
        />
      </div>
      {draft.state === 'TRIAL' && (
        <Field
          label={word.ends}
          hint={word.endsHint}
          error={trouble.at('trialEndsAt')}
          type="date"
          required
          value={draft.ends}
          onChange={(event) => {
            set({ ends: event.target.value })
          }}
        />
      )}
      {draft.state !== 'OFF' && (
        <>
          <Field
            label={word.quota}
            hint={word.quotaHint}
            error={whole ? trouble.at('quota') : word.quotaWrong}
            inputMode="numeric"
            autoComplete="off"
            maxLength={10}
            value={draft.quota}
            onChange={(event) => {
              set({ quota: event.target.value })
            }}
          />
          <div className={style['choice']}>
            <span className={style['label']}>{word.limit}</span>
            <Segmented
              label={word.limit}
              value={draft.limit}
              options={(['HARD', 'SOFT'] as const).map((value) => ({ value, label: word.limits[value] }))}
              onChange={(limit) => {
                set({ limit })
              }}
            />
          </div>
          <Field
            label={word.price}
            hint={word.priceHint}
            error={trouble.at('priceRef')}
            maxLength={40}
            autoComplete="off"
            value={draft.priceRef}
            onChange={(event) => {
              set({ priceRef: event.target.value })
            }}
          />
        </>
      )}
      <Lines
        label={word.note}
        hint={word.noteHint}
        error={trouble.at('note')}
        rows={2}
        maxLength={500}
        value={draft.note}
        onChange={(note) => {
          set({ note })
        }}
      />
      <Problem>{trouble.of}</Problem>
      <DialogActions>
        <Button type="submit" tone="primary" disabled={busy || !whole}>
          {busy ? word.busy : word.act}
        </Button>
      </DialogActions>
    </form>
  )
}
