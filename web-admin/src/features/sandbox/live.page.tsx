import { useMutation, useQuery } from '@tanstack/react-query'

import { CreateTestEnvironmentDocument, TestEnvironmentDocument } from '#gen/graphql.ts'
import { ask, switchTenant } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { useVerb } from '#lib/verb.ts'
import { fetched } from '#ui/loaded.tsx'
import { useTrouble } from '#ui/problem.ts'
import { tell } from '#ui/toast.tsx'

import { LiveView } from './live.view.tsx'
import { sandboxWords } from './words.ts'

/** What is known of the tenant's test environment, from outside and from within. */
export const environmentQuery = {
  queryKey: ['sandbox', 'environment'],
  queryFn: async ({ signal }: { signal: AbortSignal }) => ({ found: (await ask(TestEnvironmentDocument, {}, signal)).testEnvironment }),
}

/** The test environment seen from the live side. */
export function LivePage() {
  const word = useWords(sandboxWords).live
  const environment = useQuery(environmentQuery)
  const make = useVerb(CreateTestEnvironmentDocument, {
    // The account menu leads into it from now on.
    stale: [['sandbox'], ['belongings']],
    onDone: () => {
      tell(word.made)
    },
  })
  // As with every change of the tenant: what has been fetched belongs to the one before, and the console begins anew.
  const enter = useMutation({
    mutationFn: switchTenant,
    onSuccess: () => {
      window.location.assign('/test')
    },
  })
  const problem = [useTrouble(make).of, useTrouble({ error: enter.error, refused: undefined }).of].find(Boolean)

  return (
    <LiveView
      environment={fetched(environment)}
      busy={make.busy || enter.isPending || enter.isSuccess}
      problem={problem}
      onMake={() => {
        make.run({})
      }}
      onEnter={(tenant) => {
        enter.mutate(tenant)
      }}
    />
  )
}
