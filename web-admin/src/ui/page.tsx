import type { ReactNode } from 'react'

import style from './page.module.css'

/** The head of a page: what it is, in one sentence, and its one most wanted action. */
export function PageHead(props: { title: string; text?: string; children?: ReactNode }) {
  return (
    <div className={style['head']}>
      <div className={style['what']}>
        <h1 className={style['title']}>{props.title}</h1>
        {props.text && <p className={style['text']}>{props.text}</p>}
      </div>
      {props.children}
    </div>
  )
}

/** A part of a page with a heading of its own and no frame. */
export function Section(props: { title: string; text?: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={style['section']}>
      <div className={style['head']}>
        <div className={style['what']}>
          <h2 className={style['name']}>{props.title}</h2>
          {props.text && <p className={style['text']}>{props.text}</p>}
        </div>
        {props.aside}
      </div>
      {props.children}
    </section>
  )
}

/** Things one below the other, with air between them. */
export function Stack({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return <div className={`${style['stack']} ${wide ? style['wide'] : ''}`}>{children}</div>
}

/** Things side by side, such as buttons. */
export function Row({ children }: { children: ReactNode }) {
  return <div className={style['row']}>{children}</div>
}

/** What went wrong with the act that the person has just asked for. */
export function Problem({ children }: { children: ReactNode }) {
  return children ? (
    <p role="alert" className={style['problem']}>
      {children}
    </p>
  ) : null
}

/** A second line, quieter than the first. */
export function Quiet({ children }: { children: ReactNode }) {
  return <span className={style['quiet']}>{children}</span>
}
