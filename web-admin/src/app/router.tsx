import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'

import { readListSearch } from '#features/verification/list.search.ts'
import { parseQuery, writeQuery } from '#lib/query.ts'

import { guard } from './guard.ts'
import { Broken, Lost, Pending } from './fallback.tsx'
import { ShellPage } from './shell.page.tsx'

const root = createRootRouteWithContext<{ client: QueryClient }>()({ notFoundComponent: Lost })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('#features/session/sign-in.page.tsx'), 'SignInPage'),
})

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => ({ viewer: await guard(context.client, location.href) }),
  component: ShellPage,
})

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way to redirect
    throw redirect({ to: '/verifications', replace: true })
  },
})

const list = createRoute({
  getParentRoute: () => inside,
  path: '/verifications',
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import('#features/verification/list.page.tsx'), 'ListPage'),
})

const detail = createRoute({
  getParentRoute: () => inside,
  path: '/verifications/$id',
  component: lazyRouteComponent(() => import('#features/verification/detail.page.tsx'), 'DetailPage'),
})

const tree = root.addChildren([signIn, inside.addChildren([home, list, detail])])

/** The routes of the console. */
export function createConsoleRouter(client: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { client },
    parseSearch: parseQuery,
    stringifySearch: writeQuery,
    defaultPreload: 'intent',
    defaultPendingComponent: Pending,
    defaultPendingMs: 300,
    defaultErrorComponent: Broken,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>
  }
}
