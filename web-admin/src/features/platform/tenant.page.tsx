import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'

import { PlatformRequestsDocument, PlatformTenantDocument, ResumeTenantDocument, SuspendTenantDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { useNow } from '#lib/time.ts'
import { useVerb } from '#lib/verb.ts'
import { Confirm } from '#ui/confirm.tsx'
import { fetched, Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { Problem } from '#ui/page.tsx'
import { useTrouble } from '#ui/problem.ts'
import { tell } from '#ui/toast.tsx'

import { TenantView } from './tenant.view.tsx'
import type { Tenant } from './tenants.view.tsx'
import type { Covered } from './terms.ts'
import { TermsDialog } from './terms.page.tsx'
import { VisitDialog } from './visit.page.tsx'
import { platformWords } from './words.ts'

const stale = [['platform']]

function SuspendDialog({ tenant, onClose }: { tenant: Tenant; onClose: () => void }) {
  const word = useWords(platformWords).suspension
  const suspend = useVerb(SuspendTenantDocument, {
    stale,
    onDone: () => {
      tell(word.done(tenant.name))
      onClose()
    },
  })

  return (
    <Confirm
      title={word.title(tenant.name)}
      act={word.act}
      typed={tenant.name}
      busy={suspend.busy}
      problem={useTrouble(suspend).of}
      onClose={onClose}
      onConfirm={() => {
        suspend.run({ input: { id: tenant.id } })
      }}
    >
      <p>{word.text}</p>
    </Confirm>
  )
}

type Open = { at: 'visit' | 'suspend' } | { at: 'terms'; feature: Covered } | null

function Opened({ open, tenant, onClose }: { open: Open; tenant: Tenant; onClose: () => void }) {
  const wishes = useQuery({ queryKey: ['platform', 'requests'], queryFn: async ({ signal }) => (await ask(PlatformRequestsDocument, {}, signal)).platformRequests })
  if (open?.at === 'visit') return <VisitDialog tenant={tenant} onClose={onClose} />
  if (open?.at === 'suspend') return <SuspendDialog tenant={tenant} onClose={onClose} />
  if (open?.at !== 'terms') return null
  const wish = wishes.data?.find((one) => one.tenant.id === tenant.id && one.feature === open.feature.key)?.note

  return <TermsDialog tenant={tenant.id} feature={open.feature} {...(wish && { wish })} onClose={onClose} />
}

/** One tenant, for operators. */
export function TenantPage() {
  const { id } = useParams({ from: '/inside/platform/tenants/$id' })
  const word = useWords(platformWords).tenant
  const now = useNow()
  const [open, setOpen] = useState<Open>(null)
  const query = useQuery({ queryKey: ['platform', 'tenant', id], queryFn: ({ signal }) => ask(PlatformTenantDocument, { id }, signal) })
  const resume = useVerb(ResumeTenantDocument, { stale, onDone: ({ tenant }) => tell(word.resumed(tenant.name)) })
  const trouble = useTrouble(resume).of

  return (
    <Loaded from={fetched(query)}>
      {({ platformTenant: tenant, platformFeatures: features }) =>
        tenant ? (
          <>
            <Problem>{trouble}</Problem>
            <TenantView
              tenant={tenant}
              features={features}
              now={now}
              busy={resume.busy}
              onVisit={() => {
                setOpen({ at: 'visit' })
              }}
              onSuspend={() => {
                setOpen({ at: 'suspend' })
              }}
              onResume={() => {
                resume.run({ input: { id: tenant.id } })
              }}
              onTerms={(feature) => {
                setOpen({ at: 'terms', feature })
              }}
            />
            <Opened
              open={open}
              tenant={tenant}
              onClose={() => {
                setOpen(null)
              }}
            />
          </>
        ) : (
          <Notice page icon="search" title={word.lost.title} text={word.lost.text} />
        )
      }
    </Loaded>
  )
}
