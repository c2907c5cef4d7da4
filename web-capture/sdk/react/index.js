import { useEffect, useRef } from 'react'
import { open } from '../index.js'

/** Opens the page when it appears, or when it is to be another one, and takes it away with itself. @param {import('../index.d.ts').Options} options */
export function Capture(options) {
  const latest = useRef(options)
  latest.current = options
  const { url, token, host } = options

  useEffect(() => {
    let away = false
    const opened = open({
      ...latest.current,
      onDone: (done) => latest.current.onDone?.(done),
      // Taking the page away is the owner's own doing, of which they need not hear.
      onClose: () => !away && latest.current.onClose?.(),
    })
    return () => {
      away = true
      opened.close()
    }
  }, [url, token, host])

  return null
}
