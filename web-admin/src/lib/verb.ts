import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query'

import type { TypedDocumentString } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'

/** What the server refused and the person can put right: a member of a payload union. */
export interface Refusal {
  __typename: string
  message: string
  /** The input that it speaks of, for example `input.name`. */
  field?: string
}

type Answer<R> = NonNullable<R[keyof R]>
type Done<R> = Exclude<Answer<R>, { message: string }>

/** One act of the API under way, done, refused or failed. */
export interface Verb<V, D> {
  /** `then` hears what came of this very call. */
  run: (variables: V, then?: (done: D) => void) => void
  busy: boolean
  /** What came of it. */
  done: D | undefined
  refused: Refusal | undefined
  /** A failure that is not the person's: see `Failure`. */
  error: unknown
  reset: () => void
}

/** Tells a refusal from what a verb gives. */
export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && typeof (answer as { message?: unknown }).message === 'string'
}

/** A mutation with one root field whose answer is a union. `stale` are the queries that its success makes old. */
export function useVerb<R extends object, V>(
  document: TypedDocumentString<R, V>,
  options: { stale?: readonly QueryKey[]; onDone?: (done: Done<R>, variables: V) => void } = {},
): Verb<V, Done<R>> {
  const client = useQueryClient()
  const { mutate, data, error, isPending, reset } = useMutation({
    mutationFn: async (variables: V) => Object.values(await ask(document, variables))[0] as Answer<R>,
    onSuccess: async (answer, variables) => {
      if (isRefusal(answer)) return
      options.onDone?.(answer as Done<R>, variables)
      await Promise.all((options.stale ?? []).map((queryKey) => client.invalidateQueries({ queryKey })))
    },
  })
  const refused = isRefusal(data) ? data : undefined

  return {
    run: (variables, then) => {
      mutate(variables, {
        onSuccess: (answer) => {
          if (then && !isRefusal(answer)) then(answer as Done<R>)
        },
      })
    },
    busy: isPending,
    done: refused ? undefined : (data as Done<R> | undefined),
    refused,
    error: error ?? undefined,
    reset,
  }
}
