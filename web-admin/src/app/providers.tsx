import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'

import '#lib/scheme.ts'
import { keepDestination } from '#lib/destination.ts'

import { createClient } from './client.ts'
import { createConsoleRouter } from './router.tsx'

const client = createClient(() => {
  const { href, pathname } = router.state.location
  if (pathname.startsWith('/sign-in') || pathname === '/invitation') return
  keepDestination(href, Date.now())
  client.clear()
  void router.navigate({ to: '/sign-in' })
})

const router = createConsoleRouter(client)

/** The console with everything it stands on. */
export function App() {
  return (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}
