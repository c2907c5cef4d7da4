import { QueryCache, QueryClient } from '@tanstack/react-query'

import { Failure, isFailure } from '#lib/failure.ts'

/** The client of all queries. `onExpired` is called when the server no longer knows the session. */
export function createClient(onExpired: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (isFailure(error, 'unauthenticated')) onExpired()
      },
    }),
    defaultOptions: {
      queries: {
        // Only what may pass by itself is tried again: asking twice does not change what a role allows.
        retry: (count, error) => count < 2 && !(error instanceof Failure && error.kind !== 'unreachable'),
        retryDelay: (count) => 500 * 2 ** count,
        networkMode: 'always',
        staleTime: 1000,
      },
      mutations: { networkMode: 'always' },
    },
  })
}
