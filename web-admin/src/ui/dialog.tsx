import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'

import { useWords } from '#lib/language.ts'

import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { uiWords } from './words.ts'
import style from './dialog.module.css'

/** A modal dialog: the browser keeps the focus inside, Esc closes it, and the focus returns to where it was. */
export function Dialog(props: { title: string; wide?: boolean; onClose: () => void; children: ReactNode }) {
  const word = useWords(uiWords)
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()

  // Of the layout, since it has to be closed before it is taken out of the page: only then the browser gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    // Whoever opens a form wants to fill it in, not to close it.
    element?.querySelector<HTMLElement>('form input')?.focus()

    return () => {
      element?.close()
    }
  }, [])

  return (
    // A press on the backdrop is a press on the dialog element itself; Esc does the same for the keyboard.
    <dialog
      ref={dialog}
      className={`${style['dialog']} ${props.wide ? style['wide'] : ''}`}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault()
        props.onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) props.onClose()
      }}
    >
      <div className={style['head']}>
        <h2 id={title} className={style['title']}>
          {props.title}
        </h2>
        <Button tone="ghost" icon aria-label={word.close} onClick={props.onClose}>
          <Icon name="close" />
        </Button>
      </div>
      <div className={style['body']}>{props.children}</div>
    </dialog>
  )
}

/** The buttons at the end of a dialog. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className={style['actions']}>{children}</div>
}
