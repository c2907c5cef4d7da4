import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'

import { signIn } from '#lib/api.ts'
import { takeDestination } from '#lib/destination.ts'
import { isFailure } from '#lib/failure.ts'

import { EnterPage } from './enter.page.tsx'
import { SignInView } from './sign-in.view.tsx'
import { useToken } from './token.ts'

/** Trades the token in the address for a session: only on a press, so that a mail scanner's visit does not use it up. */
export function SignInPage() {
  const router = useRouter()
  const client = useQueryClient()

  const { reset, ...enter } = useMutation({
    mutationFn: signIn,
    onSuccess: () => {
      client.clear()
      router.history.replace(takeDestination(Date.now()))
    },
  })
  const token = useToken(reset)
  if (token === '') return <EnterPage />

  const state = isFailure(enter.error, 'unauthenticated')
    ? 'expired'
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
