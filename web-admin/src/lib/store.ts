import { useSyncExternalStore } from 'react'

/** One value, kept over reloads, that every component reading it follows. */
export interface Store<T extends string> {
  get: () => T
  set: (value: T) => void
  subscribe: (listener: () => void) => () => void
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null // Storage can be switched off; then a choice lasts for one page.
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // As above.
  }
}

/** Makes a store of one of `values`; `start` decides when nothing has been kept. `apply` runs on every change and at once. */
export function createStore<T extends string>(
  key: string,
  values: readonly T[],
  start: () => T,
  apply: (value: T) => void,
): Store<T> {
  const kept = recall(key)
  let current = values.find((value) => value === kept) ?? start()
  const listeners = new Set<() => void>()

  apply(current)

  return {
    get: () => current,
    set: (value) => {
      current = value
      keep(key, value)
      apply(value)
      listeners.forEach((listener) => {
        listener()
      })
    },
    subscribe: (listener) => {
      listeners.add(listener)

      return () => {
        listeners.delete(listener)
      }
    },
  }
}

/** Reads a store in a component. */
export function useStore<T extends string>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get, store.get)
}
