import { useEffect, type RefObject } from 'react'

/** Closes what hangs open in `root` on a press outside of it, and on Escape, which leads back to the button that opened it. */
export function useDismiss(root: RefObject<HTMLElement | null>, open: boolean, setOpen: (open: boolean) => void) {
  useEffect(() => {
    if (!open) return undefined

    function onPress(event: PointerEvent) {
      if (!root.current?.contains(event.target as Node)) setOpen(false)
    }

    function onKey(event: KeyboardEvent) {
      if (event.key !== 'Escape') return
      event.preventDefault()
      setOpen(false)
      root.current?.querySelector<HTMLElement>('[aria-expanded]')?.focus()
    }

    document.addEventListener('pointerdown', onPress)
    document.addEventListener('keydown', onKey, true)

    return () => {
      document.removeEventListener('pointerdown', onPress)
      document.removeEventListener('keydown', onKey, true)
    }
  }, [root, open, setOpen])
}
