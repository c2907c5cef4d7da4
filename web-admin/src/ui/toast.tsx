import { useEffect, useSyncExternalStore } from 'react'

import { useWords } from '#lib/language.ts'

import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { uiWords } from './words.ts'
import style from './toast.module.css'

interface Said {
  text: string
  undo?: () => void
}

let said: Said | null = null
const listeners = new Set<() => void>()

function set(next: Said | null): void {
  said = next
  listeners.forEach((listener) => {
    listener()
  })
}

/** Tells that something has been done, and offers to take it back where that can be done. */
export function tell(text: string, undo?: () => void): void {
  set({ text, ...(undo && { undo }) })
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)

  return () => {
    listeners.delete(listener)
  }
}

// Long enough to read, move there and press: WCAG 2.2 asks for no less where the act can be taken back by other means too.
const patience = 10_000

/** Where {@link tell} speaks. One stands at the end of the page. */
export function Toast() {
  const word = useWords(uiWords)
  const now = useSyncExternalStore(subscribe, () => said)

  useEffect(() => {
    if (!now) return undefined
    const timer = setTimeout(() => {
      set(null)
    }, patience)

    return () => {
      clearTimeout(timer)
    }
  }, [now])

  return (
    <div role="status" className={style['place']}>
      {now && (
        <div className={style['toast']}>
          <Icon name="approved" />
          <span className={style['text']}>{now.text}</span>
          {now.undo && (
            <Button
              tone="ghost"
              onClick={() => {
                now.undo?.()
                set(null)
              }}
            >
              {word.undo}
            </Button>
          )}
          <Button
            tone="ghost"
            icon
            aria-label={word.close}
            onClick={() => {
              set(null)
            }}
          >
            <Icon name="close" />
          </Button>
        </div>
      )}
    </div>
  )
}
