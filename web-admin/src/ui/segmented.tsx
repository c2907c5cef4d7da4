import { useId } from 'react'

import style from './segmented.module.css'

/** One choice of a few, all in sight. */
export function Segmented<T extends string>(props: {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
}) {
  const name = useId()

  return (
    <fieldset className={style['group']} aria-label={props.label}>
      {props.options.map((option) => (
        <label key={option.value} className={style['option']}>
          <input
            type="radio"
            className={style['input']}
            name={name}
            checked={option.value === props.value}
            onChange={() => {
              props.onChange(option.value)
            }}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
