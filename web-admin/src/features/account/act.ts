import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { Failure, isFailure } from '#lib/failure.ts'
import { useWords } from '#lib/language.ts'

import { accountWords } from './words.ts'

/** An act on one's own account, which may ask for a proof first. */
export interface Act<A, R> {
  run: (given: A) => void
  busy: boolean
  problem: string | undefined
  failure: unknown
  result: R | undefined
  reset: () => void
}

/** Asks for a proof; what was asked for goes on after it. */
export type Proving = (goOn: () => void) => void

/** Holds what waits for a proof. */
export function useProving() {
  const [waiting, setWaiting] = useState<{ goOn: () => void } | null>(null)

  return {
    waiting: waiting !== null,
    ask: ((goOn) => {
      setWaiting({ goOn })
    }) satisfies Proving,
    proven: () => {
      waiting?.goOn()
      setWaiting(null)
    },
    stop: () => {
      setWaiting(null)
    },
  }
}

/** Does something to the account; where the server wants a fresh proof it is asked for, and then the same is done again. */
export function useAct<A, R>(verb: (given: A) => Promise<R>, prove: Proving, onDone?: (result: R, given: A) => void): Act<A, R> {
  const word = useWords(accountWords)
  const client = useQueryClient()
  const { mutate, data, error, isPending, reset } = useMutation({
    mutationFn: verb,
    onSuccess: (result, given) => {
      onDone?.(result, given)

      return client.invalidateQueries({ queryKey: ['account'] })
    },
    onError: (failure, given) => {
      if (!isFailure(failure, 'reauthenticate')) return
      prove(() => {
        mutate(given)
      })
    },
  })
  const said = error instanceof Failure && ['invalid', 'conflict'].includes(error.kind) ? error.message : undefined

  return {
    run: (given) => {
      mutate(given)
    },
    busy: isPending,
    problem: error && !isFailure(error, 'reauthenticate') ? (said ?? word.failed) : undefined,
    failure: error,
    result: data,
    reset,
  }
}
