import { useId } from 'react'

import style from './field.module.css'

/** A labelled field for several lines. */
export function Lines(props: {
  label: string
  hint?: string | undefined
  error?: string | undefined
  value: string
  rows?: number
  required?: boolean
  maxLength?: number
  /** Whether it is a text for machines. */
  code?: boolean
  onChange: (value: string) => void
}) {
  const id = useId()
  const note = props.error ?? props.hint

  return (
    <div className={style['field']}>
      <label className={style['label']} htmlFor={id}>
        {props.label}
      </label>
      <textarea
        id={id}
        className={`${style['input']} ${style['lines']} ${props.code ? style['code'] : ''}`}
        rows={props.rows ?? 3}
        value={props.value}
        required={props.required}
        maxLength={props.maxLength ?? 20_000}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={props.error !== undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        onChange={(event) => {
          props.onChange(event.target.value)
        }}
      />
      {note && (
        <p id={`${id}-note`} className={props.error ? style['error'] : style['hint']}>
          {note}
        </p>
      )}
    </div>
  )
}
