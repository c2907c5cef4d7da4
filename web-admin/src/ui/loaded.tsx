import type { ReactNode } from 'react'

import { useWords } from '#lib/language.ts'

import { FailureNotice } from './notice.tsx'
import { TableBones } from './table.tsx'
import { uiWords } from './words.ts'

/** A query as a page sees it. */
export interface Fetched<T> {
  /** Undefined until the first answer. */
  data: T | undefined
  error?: unknown
  retry: () => void
}

/** Turns what a query hook gives into what a view takes. */
export function fetched<T>(query: { data: T | undefined; error: unknown; refetch: () => unknown }): Fetched<T> {
  return { data: query.data, ...(query.error ? { error: query.error } : {}), retry: () => void query.refetch() }
}

/** What has been fetched; until then its shape, or why it cannot be had. Old news beats none: a failure hides nothing that is there. */
export function Loaded<T>(props: { from: Fetched<T>; bones?: ReactNode; children: (data: T) => ReactNode }) {
  const word = useWords(uiWords)
  const { data, error, retry } = props.from
  if (data !== undefined) return props.children(data)
  if (error !== undefined) return <FailureNotice error={error} retry={retry} />

  return (
    <>
      <p className="visually-hidden" role="status">
        {word.loading}
      </p>
      {props.bones ?? <TableBones />}
    </>
  )
}
