import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { PlatformRequestsDocument, PlatformTenantDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useNow } from '#lib/time.ts'
import { fetched } from '#ui/loaded.tsx'

import { RequestsView, type Wish } from './requests.view.tsx'
import { TermsDialog } from './terms.page.tsx'

/** Opens the terms once it is known how the feature stands. */
function Answer({ wish, onClose }: { wish: Wish; onClose: () => void }) {
  const { id } = wish.tenant
  const { data } = useQuery({ queryKey: ['platform', 'tenant', id], queryFn: ({ signal }) => ask(PlatformTenantDocument, { id }, signal) })
  const feature = data?.platformFeatures.find(({ key }) => key === wish.feature)

  return feature ? <TermsDialog tenant={id} feature={feature} {...(wish.note && { wish: wish.note })} onClose={onClose} /> : null
}

/** What tenants have asked for. */
export function RequestsPage() {
  const now = useNow()
  const [open, setOpen] = useState<Wish | null>(null)
  const query = useQuery({
    queryKey: ['platform', 'requests'],
    queryFn: async ({ signal }) => (await ask(PlatformRequestsDocument, {}, signal)).platformRequests,
    refetchInterval: 30_000,
  })

  return (
    <>
      <RequestsView wishes={fetched(query)} now={now} onAnswer={setOpen} />
      {open && (
        <Answer
          wish={open}
          onClose={() => {
            setOpen(null)
          }}
        />
      )}
    </>
  )
}
