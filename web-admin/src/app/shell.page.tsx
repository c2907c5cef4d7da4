import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Outlet, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'

import { BelongingsDocument, EndVisitDocument } from '#gen/graphql.ts'
import { ask, call, signOut, switchTenant } from '#lib/api.ts'
import { useKeys } from '#lib/keys.ts'
import { ViewerProvider } from '#lib/viewer.tsx'

import { Help } from './help.tsx'
import { useWaiting } from './waiting.ts'
import { ShellView } from './shell.view.tsx'

const route = getRouteApi('/inside')

async function leaveTenant(): Promise<void> {
  await ask(EndVisitDocument, {})
  await call('POST', '/session/leave', {})
}

/** Everything behind the guard: the frame around each page. */
export function ShellPage() {
  const { viewer } = route.useRouteContext()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [help, setHelp] = useState(false)

  const belongings = useQuery({
    queryKey: ['belongings'],
    queryFn: async ({ signal }) => (await ask(BelongingsDocument, {}, signal)).viewer.memberships,
    enabled: viewer.permissions.includes('session:read'),
    staleTime: 60_000,
  })

  const waiting = useWaiting(viewer)

  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await navigate({ to: '/sign-in' })
      client.clear()
    },
  })

  // Everything that has been fetched belongs to the tenant before: the console begins anew.
  const change = useMutation({
    mutationFn: switchTenant,
    onSuccess: () => {
      window.location.assign('/')
    },
  })

  // The visit ends before the session goes out, so that the tenant's log has both in their order. Where it is over already, only the second is left.
  const out = useMutation({
    mutationFn: leaveTenant,
    onSuccess: () => {
      window.location.assign('/')
    },
  })

  useKeys({
    'g v': () => void navigate({ to: viewer.tenant ? '/verifications' : '/platform' }),
    'g r': viewer.permissions.includes('verification:review') ? () => void navigate({ to: '/review' }) : undefined,
    'g s': () => void navigate({ to: viewer.tenant ? '/settings' : '/settings/account' }),
    '?': () => {
      setHelp(true)
    },
  })

  return (
    <ViewerProvider viewer={viewer}>
      <ShellView
        viewer={viewer}
        belongings={belongings.data ?? []}
        waiting={waiting}
        failed={leave.isError || change.isError || out.isError}
        leaving={out.isPending || out.isSuccess}
        onLeave={() => {
          out.mutate()
        }}
        onSwitch={(tenant) => {
          change.mutate(tenant)
        }}
        onSignOut={() => {
          leave.mutate()
        }}
        onHelp={() => {
          setHelp(true)
        }}
      >
        <Outlet />
      </ShellView>
      {help && (
        <Help
          onClose={() => {
            setHelp(false)
          }}
        />
      )}
    </ViewerProvider>
  )
}
