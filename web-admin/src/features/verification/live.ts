import { useEffect, useState } from 'react'

interface Row {
  id: string
}

/** What to show of a list that grows at its head, and how much of it is held back. */
export interface Settled<R> {
  rows: readonly R[]
  waiting: number
}

/**
 * Brings news into a list without moving it: every row that is shown keeps its place and takes its newest content, and rows
 * that came in above are counted.
 */
export function settle<R extends Row>(shown: readonly R[], fresh: readonly R[]): Settled<R> {
  const news = new Map(fresh.map((row) => [row.id, row]))
  const known = new Set(shown.map((row) => row.id))
  const first = fresh.findIndex((row) => known.has(row.id))

  return {
    rows: shown.map((row) => news.get(row.id) ?? row),
    waiting: first < 0 ? fresh.length : first,
  }
}

// Further down than this, in pixels, somebody is reading.
const reading = 24

/** Follows `fresh`, but holds the rows still while the page is scrolled; `release` goes up to the news. */
export function useSettled<R extends Row>(fresh: readonly R[]): Settled<R> & { release: () => void } {
  const [held, setHeld] = useState<readonly R[] | null>(null)

  useEffect(() => {
    function onScroll() {
      setHeld((before) => (window.scrollY <= reading ? null : (before ?? fresh)))
    }

    window.addEventListener('scroll', onScroll, { passive: true })

    return () => {
      window.removeEventListener('scroll', onScroll)
    }
  }, [fresh])

  return {
    ...(held ? settle(held, fresh) : { rows: fresh, waiting: 0 }),
    release: () => {
      setHeld(null)
      window.scrollTo({ top: 0 })
    },
  }
}
