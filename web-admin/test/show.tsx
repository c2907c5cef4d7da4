import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'

import { permissions } from '#gen/permissions.ts'
import { ViewerProvider, type Viewer } from '#lib/viewer.tsx'

/** Shows a view to a person who may do what is allowed; everything, unless told otherwise. */
export function show(children: ReactNode, allowed: readonly string[] = permissions) {
  const viewer = { kind: 'USER', name: 'aiko@example.jp', permissions: [...allowed], tenant: { id: 'ten_1', name: 'Sakura', test: false }, visit: null } satisfies Viewer

  return render(<ViewerProvider viewer={viewer}>{children}</ViewerProvider>)
}

/** Shows a view that links to other pages. */
export async function showLinked(children: ReactNode, allowed?: readonly string[]) {
  const router = createRouter({ routeTree: createRootRoute({ component: () => children }), history: createMemoryHistory() })
  await router.load()

  // The tests' router knows no routes; the console's type is registered for all.
  return show(<RouterProvider router={router as never} />, allowed)
}

/** What a failed or a pending query looks like to a view. */
export const pending = { data: undefined, retry: () => undefined }
