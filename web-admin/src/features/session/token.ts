import { useEffect, useState } from 'react'

function tokenOf(hash: string): string {
  try {
    return decodeURIComponent(hash.replace(/^#/, ''))
  } catch {
    return '' // A link that was cut off.
  }
}

/**
 * The token behind the # of the address, taken out of it and so out of the history; the page keeps it in memory until it has been used.
 * `onNew` hears of one that comes while the page stands.
 */
export function useToken(onNew?: () => void): string {
  const [token, setToken] = useState(() => tokenOf(window.location.hash))

  useEffect(() => {
    function take() {
      if (window.location.hash === '') return
      setToken(tokenOf(window.location.hash))
      onNew?.()
      window.history.replaceState(window.history.state, '', window.location.pathname)
    }

    take()
    window.addEventListener('hashchange', take)

    return () => {
      window.removeEventListener('hashchange', take)
    }
  }, [onNew])

  return token
}
