import { useQuery } from '@tanstack/react-query'

import { PaymentDifferencesDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { fetched } from '#ui/loaded.tsx'

import { DifferencesView } from './differences.view.tsx'

/** Compares with Stripe when it is opened and when it is asked to: never by itself, since that asks Stripe for everything. */
export function DifferencesPage() {
  const query = useQuery({
    queryKey: ['platform', 'differences'],
    queryFn: async ({ signal }) => (await ask(PaymentDifferencesDocument, {}, signal)).paymentDifferences,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnReconnect: false,
  })

  return <DifferencesView differences={fetched(query)} busy={query.isFetching} onCompare={() => void query.refetch()} />
}
