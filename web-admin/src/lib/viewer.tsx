import { createContext, useContext, type ReactNode } from 'react'

import type { ViewerQuery } from '#gen/graphql.ts'
import type { Permission } from '#gen/permissions.ts'

/** Who is signed in. */
export type Viewer = ViewerQuery['viewer']

const Context = createContext<Viewer | null>(null)

/** Makes the viewer known to everything below. */
export function ViewerProvider({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  return <Context value={viewer}>{children}</Context>
}

/** Who is signed in; only below the guard. */
export function useViewer(): Viewer {
  const viewer = useContext(Context)
  if (!viewer) throw new Error('useViewer stands outside the guard')

  return viewer
}

/** True when the viewer holds the permission. The server decides again: this only keeps closed doors out of sight. */
export function useCan(permission: Permission): boolean {
  return useContext(Context)?.permissions.includes(permission) ?? false
}

/** Shows its children to those who hold the permission, and `otherwise` to the rest. */
export function Can(props: { do: Permission; children: ReactNode; otherwise?: ReactNode }) {
  return useCan(props.do) ? props.children : (props.otherwise ?? null)
}
