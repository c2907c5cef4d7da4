import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Outlet, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'

import { signOut } from '#lib/api.ts'
import { useKeys } from '#lib/keys.ts'
import { ViewerProvider } from '#lib/viewer.tsx'

import { Help } from './help.tsx'
import { ShellView } from './shell.view.tsx'

const route = getRouteApi('/inside')

/** Everything behind the guard: the frame around each page. */
export function ShellPage() {
  const { viewer } = route.useRouteContext()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [help, setHelp] = useState(false)

  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await navigate({ to: '/sign-in' })
      client.clear()
    },
  })

  useKeys({
    'g v': () => void navigate({ to: '/verifications' }),
    '?': () => {
      setHelp(true)
    },
  })

  return (
    <ViewerProvider viewer={viewer}>
      <ShellView
        viewer={viewer}
        failed={leave.isError}
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
