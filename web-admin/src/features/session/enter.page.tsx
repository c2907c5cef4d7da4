import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

import { peekDestination, takeDestination } from '#lib/destination.ts'
import { Failure, isFailure } from '#lib/failure.ts'
import { useWords } from '#lib/language.ts'
import { givePasskey, hasPasskeys, offersPasskeys } from '#lib/passkey.ts'

import { CodeStep, EmailStep, PasswordStep, ProviderStep } from './enter.view.tsx'
import { askPasskey, enterByPasskey, giveCode, givePassword, providerUrl, waysOf, type Ways } from './server.ts'
import { sessionWords } from './words.ts'

type Step = { at: 'email' | 'password' } | { at: 'provider'; ways: Ways } | { at: 'code'; challenge: string; recovery: boolean }

/** Why an attempt failed, without a word about whether the address is anybody's. */
function useProblem(error: unknown, wrong: string, forbidden: string): string | undefined {
  const word = useWords(sessionWords)
  if (!error) return undefined
  if (!(error instanceof Failure)) return word.failed
  const texts: Partial<Record<Failure['kind'], string>> = {
    unauthenticated: wrong,
    invalid: wrong,
    forbidden,
    rate_limited: word.often,
    unreachable: word.unreachable,
  }

  return texts[error.kind] ?? word.failed
}

/** Goes where the person wanted to, with nothing left of whoever was there before. */
function useEntered(): () => void {
  const router = useRouter()
  const client = useQueryClient()

  return () => {
    client.clear()
    router.history.replace(takeDestination(Date.now()))
  }
}

async function enterWithPasskey(options: { conditional?: boolean; signal?: AbortSignal }): Promise<boolean> {
  const { challenge, options: asked } = await askPasskey()
  const credential = await givePasskey(asked.publicKey, options)
  if (!credential) return false
  await enterByPasskey(challenge, credential)

  return true
}

/** Offers passkeys in the list that the browser opens below the field for the address, while that field stands. */
function useOffer(active: boolean, onEntered: () => void): void {
  useEffect(() => {
    if (!active) return undefined
    const stop = new AbortController()

    async function offer() {
      try {
        if (!(await offersPasskeys()) || stop.signal.aborted) return
        if (await enterWithPasskey({ conditional: true, signal: stop.signal })) onEntered()
      } catch {
        // An offer that cannot be made is none; the button says why.
      }
    }

    void offer()

    return () => {
      stop.abort()
    }
    // Asked for once while the step stands.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [active])
}

/** Signing in, step by step: the address, then what the server wants for it. */
export function EnterPage() {
  const word = useWords(sessionWords)
  const { sso, request } = useSearch({ from: '/sign-in' })
  const [step, setStep] = useState<Step>({ at: 'email' })
  const [email, setEmail] = useState('')
  const [secret, setSecret] = useState('')
  const entered = useEntered()

  const look = useMutation({
    mutationFn: () => waysOf(email.trim()),
    onSuccess: (ways) => {
      setStep(ways.connections.length > 0 ? { at: 'provider', ways } : { at: 'password' })
    },
  })
  const password = useMutation({
    mutationFn: () => givePassword(email.trim(), secret),
    onSuccess: (challenge) => {
      setSecret('')
      if (challenge) setStep({ at: 'code', challenge, recovery: false })
      else entered()
    },
  })
  const code = useMutation({ mutationFn: (challenge: string) => giveCode(challenge, secret.replaceAll(' ', '')), onSuccess: entered })
  const passkey = useMutation({
    mutationFn: () => enterWithPasskey({}),
    onSuccess: (came) => {
      if (came) entered()
    },
  })
  useOffer(step.at === 'email', entered)

  const looked = useProblem(look.error, word.failed, word.failed)
  const touched = useProblem(passkey.error, word.passkeyFailed, word.elsewhere)
  const problems = {
    email: looked ?? touched,
    password: useProblem(password.error, word.wrong, word.elsewhere),
    code: useProblem(code.error, isFailure(code.error, 'invalid') ? word.second.over : word.second.wrong, word.elsewhere),
  }

  function go(next: Step) {
    password.reset()
    code.reset()
    setSecret('')
    setStep(next)
  }

  switch (step.at) {
    case 'email':
      return (
        <EmailStep
          email={email}
          busy={look.isPending || passkey.isPending}
          problem={problems.email ?? (sso ? word.sso(request ?? '') : undefined)}
          passkeys={hasPasskeys()}
          onEmail={setEmail}
          onContinue={() => {
            look.mutate()
          }}
          onPasskey={() => {
            passkey.mutate()
          }}
        />
      )
    case 'provider':
      return (
        <ProviderStep
          email={email}
          providers={step.ways.connections}
          required={step.ways.required}
          urlOf={(provider) => providerUrl(provider, email.trim(), peekDestination(Date.now()))}
          onPassword={() => {
            go({ at: 'password' })
          }}
          onBack={() => {
            go({ at: 'email' })
          }}
        />
      )
    case 'password':
      return (
        <PasswordStep
          email={email}
          password={secret}
          busy={password.isPending}
          problem={problems.password}
          onPassword={setSecret}
          onEnter={() => {
            password.mutate()
          }}
          onBack={() => {
            go({ at: 'email' })
          }}
        />
      )
    case 'code':
      return (
        <CodeStep
          code={secret}
          recovery={step.recovery}
          busy={code.isPending}
          problem={problems.code}
          onCode={setSecret}
          onRecovery={(recovery) => {
            go({ ...step, recovery })
          }}
          onEnter={() => {
            code.mutate(step.challenge)
          }}
          onBack={() => {
            go({ at: 'email' })
          }}
        />
      )
  }
}
