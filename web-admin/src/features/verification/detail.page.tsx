import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'

import { CancelVerificationDocument, VerificationDetailDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useKeys } from '#lib/keys.ts'
import { useLanguage } from '#lib/language.ts'
import { useNow } from '#lib/time.ts'
import { useCan } from '#lib/viewer.tsx'

import { CancelDialog } from './cancel.view.tsx'
import { DetailView } from './detail.view.tsx'
import { looks } from './state.ts'

const route = getRouteApi('/inside/verifications/$id')

/** One verification: asks only for what the role shows, and again until it is concluded. */
export function DetailPage() {
  const { id } = route.useParams()
  const navigate = route.useNavigate()
  const client = useQueryClient()
  const now = useNow()
  const language = useLanguage()
  const [canceling, setCanceling] = useState(false)
  const variables = {
    id,
    capture: useCan('verification:create'),
    evidence: useCan('evidence:read'),
    report: useCan('report:read'),
    review: useCan('verification:review'),
  }
  const queryKey = ['verification', variables]

  const { data, error, isError, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => ask(VerificationDetailDocument, { ...variables, language }, signal),
    refetchInterval: (query) => {
      const found = query.state.data?.verification

      return found === null || (found && !looks[found.state].live) ? false : 2000
    },
  })

  const cancel = useMutation({
    mutationFn: async () => (await ask(CancelVerificationDocument, { input: { id } })).cancelVerification,
    onSuccess: async (answer) => {
      if (answer.__typename === 'CancelVerificationPayload') setCanceling(false)
      await client.invalidateQueries({ queryKey })
    },
  })

  useKeys({ Escape: () => void navigate({ to: '/verifications' }) })

  return (
    <>
      <DetailView
        verification={data?.verification}
        {...(isError && { error })}
        now={now}
        onRetry={() => void refetch()}
        onCancel={() => {
          cancel.reset()
          setCanceling(true)
        }}
      />
      {canceling && (
        <CancelDialog
          busy={cancel.isPending}
          {...(cancel.isError && { error: cancel.error })}
          refused={cancel.data?.__typename === 'CancelVerificationPayload' ? undefined : cancel.data?.__typename}
          onConfirm={() => {
            cancel.mutate()
          }}
          onClose={() => {
            setCanceling(false)
          }}
        />
      )}
    </>
  )
}
