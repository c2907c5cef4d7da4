import type { ReactNode } from 'react'

import { language, useLanguage } from '#lib/language.ts'
import { Mark } from '#ui/icon.tsx'
import { Segmented } from '#ui/segmented.tsx'

import style from './sign-in.module.css'

const names = [
  { value: 'ja', label: '日本語' },
  { value: 'en', label: 'English' },
] as const

/** The frame of every page before somebody has come in. */
export function Door({ title, text, children }: { title: string; text?: ReactNode; children: ReactNode }) {
  return (
    <main className={style['page']}>
      <div className={style['card']}>
        <Mark size={40} />
        <h1 className={style['title']}>{title}</h1>
        <div className={style['body']} aria-live="polite">
          {text && <p>{text}</p>}
          {children}
        </div>
      </div>
      <div className={style['language']}>
        <Segmented label="言語 / Language" value={useLanguage()} options={names} onChange={language.set} />
      </div>
    </main>
  )
}

/** What stands in the way of the person's last attempt. */
export function Wrong({ children }: { children: ReactNode }) {
  return children ? (
    <p role="alert" className={style['error']}>
      {children}
    </p>
  ) : null
}
