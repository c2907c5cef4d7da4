import { useId, type InputHTMLAttributes } from 'react'

import style from './field.module.css'

/** A labelled text field with a hint, or what is wrong with its value. */
export function Field({
  label,
  hint,
  error,
  ...rest
}: { label: string; hint?: string | undefined; error?: string | undefined } & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId()
  const note = error ?? hint

  return (
    <div className={style['field']}>
      <label className={style['label']} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={style['input']}
        aria-invalid={error !== undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        {...rest}
      />
      {note && (
        <p id={`${id}-note`} className={error ? style['error'] : style['hint']}>
          {note}
        </p>
      )}
    </div>
  )
}
