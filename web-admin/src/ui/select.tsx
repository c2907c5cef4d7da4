import { useId, type SelectHTMLAttributes } from 'react'

import field from './field.module.css'
import style from './select.module.css'

interface Props extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange'> {
  label: string
  /** The label is for machines alone: the words beside it say the same to the eye. */
  quiet?: boolean
  hint?: string | undefined
  error?: string | undefined
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}

/** One choice of several, in the browser's own list: the best one on every device. */
export function Select({ label, quiet, hint, error, options, onChange, ...rest }: Props) {
  const id = useId()
  const note = error ?? hint

  return (
    <div className={field['field']}>
      <label className={quiet ? 'visually-hidden' : field['label']} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={`${field['input']} ${style['select']}`}
        aria-invalid={error !== undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        onChange={(event) => {
          onChange(event.target.value)
        }}
        {...rest}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {note && (
        <p id={`${id}-note`} className={error ? field['error'] : field['hint']}>
          {note}
        </p>
      )}
    </div>
  )
}
