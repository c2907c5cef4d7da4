import { render } from '@testing-library/react'
import type { ReactNode } from 'react'

import { permissions } from '#gen/permissions.ts'
import { ViewerProvider, type Viewer } from '#lib/viewer.tsx'

/** Shows a view to a person who may do what is allowed; everything, unless told otherwise. */
export function show(children: ReactNode, allowed: readonly string[] = permissions) {
  const viewer = { kind: 'USER', name: 'aiko@example.jp', permissions: [...allowed], tenant: { id: 'ten_1', name: 'Sakura' }, visit: null } satisfies Viewer

  return render(<ViewerProvider viewer={viewer}>{children}</ViewerProvider>)
}

/** What a failed or a pending query looks like to a view. */
export const pending = { data: undefined, retry: () => undefined }
