import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'

import { readAuditSearch } from '#features/audit/search.ts'
import { readSignInSearch } from '#features/session/search.ts'
import { readListSearch } from '#features/verification/list.search.ts'
import { parseQuery, writeQuery } from '#lib/query.ts'

import { AreaFrame } from './area.tsx'
import { settings } from './areas.ts'
import { guard } from './guard.ts'
import { Broken, Lost, Pending } from './fallback.tsx'
import { ShellPage } from './shell.page.tsx'

const root = createRootRouteWithContext<{ client: QueryClient }>()({ notFoundComponent: Lost })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import('#features/session/sign-in.page.tsx'), 'SignInPage'),
})

const mailed = () => import('#features/session/mailed.page.tsx')

const forgotten = createRoute({ getParentRoute: () => root, path: '/sign-in/forgotten', component: lazyRouteComponent(mailed, 'ForgottenPage') })

const reset = createRoute({ getParentRoute: () => root, path: '/sign-in/reset', component: lazyRouteComponent(mailed, 'ResetPage') })

const confirm = createRoute({ getParentRoute: () => root, path: '/sign-in/confirm', component: lazyRouteComponent(mailed, 'ConfirmPage') })

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

const settingsArea = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: () => <AreaFrame area={settings} />,
})

const team = createRoute({
  getParentRoute: () => settingsArea,
  path: '/team',
  component: lazyRouteComponent(() => import('#features/member/team.page.tsx'), 'TeamPage'),
})

const roles = createRoute({
  getParentRoute: () => settingsArea,
  path: '/roles',
  component: lazyRouteComponent(() => import('#features/role/roles.page.tsx'), 'RolesPage'),
})

const keys = createRoute({
  getParentRoute: () => settingsArea,
  path: '/keys',
  component: lazyRouteComponent(() => import('#features/key/list.page.tsx'), 'KeysPage'),
})

const features = createRoute({
  getParentRoute: () => settingsArea,
  path: '/features',
  component: lazyRouteComponent(() => import('#features/feature/features.page.tsx'), 'FeaturesPage'),
})

const audit = createRoute({
  getParentRoute: () => settingsArea,
  path: '/audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('#features/audit/audit.page.tsx'), 'AuditPage'),
})

const account = createRoute({
  getParentRoute: () => settingsArea,
  path: '/account',
  component: lazyRouteComponent(() => import('#features/account/account.page.tsx'), 'AccountPage'),
})

const settingsHome = createRoute({
  getParentRoute: () => settingsArea,
  path: '/',
  beforeLoad: ({ context }) => {
    const first = settings.entries.find((entry) => context.viewer.permissions.includes(entry.can))
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way to redirect
    if (first) throw redirect({ to: first.to, replace: true })
  },
})

const settingsTree = settingsArea.addChildren([settingsHome, team, roles, keys, features, audit, account])

const tree = root.addChildren([signIn, forgotten, reset, confirm, inside.addChildren([home, list, detail, settingsTree])])

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
