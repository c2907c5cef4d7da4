import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'

import { ViewerDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { keepDestination } from '#lib/destination.ts'
import { isFailure } from '#lib/failure.ts'
import type { Viewer } from '#lib/viewer.tsx'

/** The query for who is signed in. */
export const viewerQuery = queryOptions({
  queryKey: ['viewer'],
  queryFn: async ({ signal }) => (await ask(ViewerDocument, {}, signal)).viewer,
  staleTime: 60_000,
})

/** Lets the signed-in pass with their viewer; sends the others to sign in, and keeps where they wanted to go. */
export async function guard(client: QueryClient, wanted: string): Promise<Viewer> {
  try {
    return await client.query({ ...viewerQuery, staleTime: 'static' })
  } catch (error) {
    if (!isFailure(error, 'unauthenticated')) throw error
    keepDestination(wanted, Date.now())
    // The router's way to redirect is to throw its value.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw redirect({ to: '/sign-in' })
  }
}
