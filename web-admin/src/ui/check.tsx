import type { InputHTMLAttributes, ReactNode } from 'react'

import style from './check.module.css'

/** A box to tick, with what it means and what follows from it. */
export function Check({ label, hint, ...rest }: { label: ReactNode; hint?: ReactNode } & Omit<InputHTMLAttributes<HTMLInputElement>, 'type'>) {
  return (
    <label className={style['check']}>
      <input type="checkbox" {...rest} />
      <span>
        <span className={style['label']}>{label}</span>
        {hint && <span className={style['hint']}>{hint}</span>}
      </span>
    </label>
  )
}
