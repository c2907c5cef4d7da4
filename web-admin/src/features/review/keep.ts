import { useEffect, useRef } from 'react'

// How often it is looked at, how long before its end a claim is renewed, and after how much quiet nobody is working any more: milliseconds.
const look = 15_000
const early = 10 * 60_000
const quiet = 5 * 60_000

/** Whether a claim that ends then is to be renewed now: it is near its end, and somebody did something a short while ago. */
export function isDue(until: string, acted: number, now: number): boolean {
  return Date.parse(until) - now < early && now - acted < quiet
}

/** Keeps a claim while its holder works on the page: moves, types or scrolls. `until` is null while there is none. */
export function useKeep(until: string | null, renew: () => void): void {
  const latest = useRef({ until, renew })

  useEffect(() => {
    latest.current = { until, renew }
  })

  useEffect(() => {
    let acted = Date.now()
    const act = () => {
      acted = Date.now()
    }
    const events = ['pointermove', 'pointerdown', 'keydown', 'scroll'] as const
    for (const event of events) document.addEventListener(event, act, { passive: true, capture: true })
    const timer = setInterval(() => {
      const claim = latest.current
      if (claim.until && document.visibilityState === 'visible' && isDue(claim.until, acted, Date.now())) claim.renew()
    }, look)

    return () => {
      clearInterval(timer)
      for (const event of events) document.removeEventListener(event, act, { capture: true })
    }
  }, [])
}
