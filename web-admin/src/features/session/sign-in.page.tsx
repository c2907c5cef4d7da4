import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

import { signIn } from '#lib/api.ts'
import { takeDestination } from '#lib/destination.ts'
import { isFailure } from '#lib/failure.ts'

import { SignInView } from './sign-in.view.tsx'

function tokenOf(hash: string): string {
  return decodeURIComponent(hash.replace(/^#/, ''))
}

/** Trades the token in the address for a session: only on a press, so that a mail scanner's visit does not use it up. */
export function SignInPage() {
  const router = useRouter()
  const client = useQueryClient()
  const [token, setToken] = useState(() => tokenOf(window.location.hash))

  const { reset, ...enter } = useMutation({
    mutationFn: signIn,
    onSuccess: () => {
      client.clear()
      router.history.replace(takeDestination(Date.now()))
    },
  })

  // Out of the address and so out of the history; the page keeps it in memory until it has been used.
  useEffect(() => {
    function take() {
      if (window.location.hash === '') return
      setToken(tokenOf(window.location.hash))
      reset()
      window.history.replaceState(window.history.state, '', window.location.pathname)
    }

    take()
    window.addEventListener('hashchange', take)

    return () => {
      window.removeEventListener('hashchange', take)
    }
  }, [reset])

  const state = isFailure(enter.error, 'unauthenticated')
    ? 'expired'
    : token === ''
      ? 'none'
      : enter.isError
        ? isFailure(enter.error, 'unreachable')
          ? 'unreachable'
          : 'failed'
        : enter.isPending || enter.isSuccess
          ? 'busy'
          : 'ready'

  return (
    <SignInView
      state={state}
      onSignIn={() => {
        enter.mutate(token)
      }}
    />
  )
}
