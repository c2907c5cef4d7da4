import { useId, useRef, useState, type ReactNode } from 'react'

import { useDismiss } from './dismiss.ts'
import style from './popover.module.css'

interface Trigger {
  'aria-expanded': boolean
  'aria-controls': string
  onClick: () => void
}

/** A panel that opens beside its button. Esc, a press elsewhere or leaving it with Tab closes it. */
export function Popover(props: {
  trigger: (trigger: Trigger) => ReactNode
  label: string
  end?: boolean
  above?: boolean
  className?: string
  children: ReactNode | ((close: () => void) => ReactNode)
}) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const id = useId()

  function close() {
    setOpen(false)
  }

  useDismiss(root, open, setOpen)

  return (
    <div
      ref={root}
      className={`${style['root']} ${props.className ?? ''}`}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      {props.trigger({
        'aria-expanded': open,
        'aria-controls': id,
        onClick: () => {
          setOpen(!open)
        },
      })}
      <div
        id={id}
        role="group"
        aria-label={props.label}
        hidden={!open}
        className={`${style['panel']} ${props.end ? style['end'] : ''} ${props.above ? style['above'] : ''}`}
      >
        {open && (typeof props.children === 'function' ? props.children(close) : props.children)}
      </div>
    </div>
  )
}
