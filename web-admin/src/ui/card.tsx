import { useId, type ReactNode } from 'react'

import style from './card.module.css'

/** A titled part of a page. */
export function Card(props: { title: string; aside?: ReactNode; flush?: boolean; children: ReactNode }) {
  const id = useId()

  return (
    <section className={style['card']} aria-labelledby={id}>
      <div className={style['head']}>
        <h2 id={id} className={style['title']}>
          {props.title}
        </h2>
        {props.aside}
      </div>
      {props.flush ? props.children : <div className={style['body']}>{props.children}</div>}
    </section>
  )
}
