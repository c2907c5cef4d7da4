import { useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { Check } from '#ui/check.tsx'
import { DialogActions } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Segmented } from '#ui/segmented.tsx'

import { createWords } from './create.words.ts'
import style from './create.module.css'

/** A verification that has not been created yet. */
export interface Draft {
  reference: string
  portrait: boolean
  /** Empty for the browser's own. */
  language: '' | 'ja' | 'en'
  /** Seconds. */
  expiresIn: number
}

interface Props {
  draft: Draft
  busy: boolean
  error: string | undefined
  /** The input that the error speaks of, for example `input.reference`. */
  field?: string
  onChange: (draft: Draft) => void
  onCreate: () => void
}

/** The form for a new verification. */
export function CreateView({ draft, busy, error, field, onChange, onCreate }: Props) {
  const word = useWords(createWords)
  const aboutReference = field === 'input.reference'
  const languages = [
    { value: '', label: word.automatic },
    { value: 'ja', label: '日本語' },
    { value: 'en', label: 'English' },
  ] as const
  const spans = [
    { value: '3600', label: word.spans.hour },
    { value: '86400', label: word.spans.day },
    { value: '604800', label: word.spans.week },
  ] as const

  return (
    <form
      className={style['form']}
      onSubmit={(event) => {
        event.preventDefault()
        onCreate()
      }}
    >
      <Field
        label={word.reference}
        hint={word.referenceHint}
        error={aboutReference ? error : undefined}
        value={draft.reference}
        maxLength={255}
        autoComplete="off"
        onChange={(event) => {
          onChange({ ...draft, reference: event.target.value })
        }}
      />
      <Check
        label={word.portrait}
        hint={word.portraitHint}
        checked={draft.portrait}
        onChange={(event) => {
          onChange({ ...draft, portrait: event.target.checked })
        }}
      />
      <div className={style['choice']}>
        <span className={style['label']}>{word.language}</span>
        <Segmented
          label={word.language}
          value={draft.language}
          options={languages}
          onChange={(language) => {
            onChange({ ...draft, language })
          }}
        />
      </div>
      <div className={style['choice']}>
        <span className={style['label']}>{word.expires}</span>
        <Segmented
          label={word.expires}
          value={String(draft.expiresIn)}
          options={spans}
          onChange={(value) => {
            onChange({ ...draft, expiresIn: Number(value) })
          }}
        />
      </div>
      {error && !aboutReference && (
        <p role="alert" className={style['error']}>
          {error}
        </p>
      )}
      <DialogActions>
        <Button type="submit" tone="primary" disabled={busy}>
          {busy ? word.creating : word.create}
        </Button>
      </DialogActions>
    </form>
  )
}
