import { useState, type InputHTMLAttributes } from 'react'

import { useWords } from '#lib/language.ts'

import { Field } from './field.tsx'
import { uiWords } from './words.ts'
import style from './password.module.css'

type Props = { label: string; hint?: string | undefined; error?: string | undefined } & Omit<InputHTMLAttributes<HTMLInputElement>, 'type'>

/** A field for a password, which can be shown. It takes what is pasted, and `autoComplete` tells a password manager which one is meant. */
export function Password(props: Props) {
  const word = useWords(uiWords)
  const [shown, setShown] = useState(false)

  return (
    <div className={style['password']}>
      <Field autoCapitalize="none" autoCorrect="off" spellCheck={false} maxLength={1024} {...props} type={shown ? 'text' : 'password'} />
      <button
        type="button"
        className={style['show']}
        aria-pressed={shown}
        aria-label={word.showPassword}
        onClick={() => {
          setShown(!shown)
        }}
      >
        {shown ? word.hide : word.show}
      </button>
    </div>
  )
}
