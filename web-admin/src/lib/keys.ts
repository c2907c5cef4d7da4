import { useEffect, useRef } from 'react'

/** What keys do, by key or by two keys in a row: `{ j: down, 'g v': goToVerifications }`. */
export type Keys = Readonly<Record<string, ((event: KeyboardEvent) => void) | undefined>>

// A second key belongs to the first for this long, in milliseconds.
const patience = 1000

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]') !== null
}

// Enter presses what has the focus, whatever it does elsewhere on the page.
function pressing({ key, target }: KeyboardEvent): boolean {
  return key === 'Enter' && target instanceof HTMLElement && target.closest('a, button, summary') !== null
}

/** Finds what to do for a key after another one; two in a row win over one. */
export function match(keys: Keys, key: string, before: string): ((event: KeyboardEvent) => void) | undefined {
  return (before ? keys[`${before} ${key}`] : undefined) ?? keys[key]
}

/** Listens for keys while the component stands. Keys typed into a field, or while a dialog is open, are left alone. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)

  useEffect(() => {
    latest.current = keys
  })

  useEffect(() => {
    let before = ''
    let at = 0

    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (typing(event.target) || pressing(event) || document.querySelector('dialog[open]')) return

      const action = match(latest.current, event.key, event.timeStamp - at < patience ? before : '')
      before = event.key
      at = event.timeStamp
      if (!action) return
      event.preventDefault()
      action(event)
    }

    document.addEventListener('keydown', onKey)

    return () => {
      document.removeEventListener('keydown', onKey)
    }
  }, [])
}
