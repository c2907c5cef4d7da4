import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'

import { readAccountSearch } from '#features/account/search.ts'
import { readAuditSearch } from '#features/audit/search.ts'
import { readBillingSearch, readWhatIfSearch } from '#features/invoice/search.ts'
import { readFlowSearch } from '#features/flow/search.ts'
import { readLawSearch } from '#features/law/search.ts'
import { readTenantSearch, readUsageSearch } from '#features/platform/search.ts'
import { readFiguresSearch, readQueueSearch } from '#features/review/search.ts'
import { readSignInSearch } from '#features/session/search.ts'
import { readUseSearch } from '#features/usage/search.ts'
import { readListSearch } from '#features/verification/list.search.ts'
import { parseQuery, writeQuery } from '#lib/query.ts'
import type { Viewer } from '#lib/viewer.tsx'

import { AreaFrame, type Area } from './area.tsx'
import { platform, settings } from './areas.ts'
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

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('#features/session/invitation.page.tsx'), 'InvitationPage'),
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
  beforeLoad: ({ context }) => {
    // An operator outside of every tenant has no verifications to land at.
    const to = context.viewer.tenant ? '/verifications' : '/platform'
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way to redirect
    throw redirect({ to, replace: true })
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

const flows = createRoute({
  getParentRoute: () => inside,
  path: '/flows',
  component: lazyRouteComponent(() => import('#features/flow/flows.page.tsx'), 'FlowsPage'),
})

const flow = createRoute({
  getParentRoute: () => inside,
  path: '/flows/$name',
  validateSearch: readFlowSearch,
  component: lazyRouteComponent(() => import('#features/flow/flow.page.tsx'), 'FlowPage'),
})

const law = createRoute({
  getParentRoute: () => inside,
  path: '/law',
  validateSearch: readLawSearch,
  component: lazyRouteComponent(() => import('#features/law/law.page.tsx'), 'LawPage'),
})

const policies = createRoute({
  getParentRoute: () => inside,
  path: '/policies',
  component: lazyRouteComponent(() => import('#features/policy/policies.page.tsx'), 'PoliciesPage'),
})

const policy = createRoute({
  getParentRoute: () => inside,
  path: '/policies/$name',
  component: lazyRouteComponent(() => import('#features/policy/policy.page.tsx'), 'PolicyPage'),
})

const lists = createRoute({
  getParentRoute: () => inside,
  path: '/lists',
  component: lazyRouteComponent(() => import('#features/roster/lists.page.tsx'), 'ListsPage'),
})

const named = createRoute({
  getParentRoute: () => inside,
  path: '/lists/$name',
  component: lazyRouteComponent(() => import('#features/roster/list.page.tsx'), 'ListPage'),
})

const sandbox = createRoute({
  getParentRoute: () => inside,
  path: '/test',
  component: lazyRouteComponent(() => import('#features/sandbox/sandbox.page.tsx'), 'SandboxPage'),
})

const billing = createRoute({
  getParentRoute: () => inside,
  path: '/billing',
  validateSearch: readBillingSearch,
  component: lazyRouteComponent(() => import('#features/invoice/billing.page.tsx'), 'BillingPage'),
})

const whatIf = createRoute({
  getParentRoute: () => inside,
  path: '/billing/what-if',
  validateSearch: readWhatIfSearch,
  component: lazyRouteComponent(() => import('#features/invoice/what-if.page.tsx'), 'WhatIfPage'),
})

const invoice = createRoute({
  getParentRoute: () => inside,
  path: '/billing/$id',
  component: lazyRouteComponent(() => import('#features/invoice/invoice.page.tsx'), 'InvoicePage'),
})

const used = createRoute({
  getParentRoute: () => inside,
  path: '/usage',
  validateSearch: readUseSearch,
  component: lazyRouteComponent(() => import('#features/usage/usage.page.tsx'), 'UsagePage'),
})

const review = createRoute({
  getParentRoute: () => inside,
  path: '/review',
  validateSearch: readQueueSearch,
  component: lazyRouteComponent(() => import('#features/review/queue.page.tsx'), 'QueuePage'),
})

const reviewCase = createRoute({
  getParentRoute: () => inside,
  path: '/review/$case',
  component: lazyRouteComponent(() => import('#features/review/case.page.tsx'), 'CasePage'),
})

const reviewFigures = createRoute({
  getParentRoute: () => inside,
  path: '/review/figures',
  validateSearch: readFiguresSearch,
  component: lazyRouteComponent(() => import('#features/review/figures.page.tsx'), 'FiguresPage'),
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

const sso = createRoute({
  getParentRoute: () => settingsArea,
  path: '/sso',
  component: lazyRouteComponent(() => import('#features/sso/sso.page.tsx'), 'SsoPage'),
})

const brand = createRoute({
  getParentRoute: () => settingsArea,
  path: '/appearance',
  component: lazyRouteComponent(() => import('#features/brand/brand.page.tsx'), 'BrandPage'),
})

const webhooks = createRoute({
  getParentRoute: () => settingsArea,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('#features/webhook/endpoints.page.tsx'), 'EndpointsPage'),
})

const webhook = createRoute({
  getParentRoute: () => settingsArea,
  path: '/webhooks/$id',
  component: lazyRouteComponent(() => import('#features/webhook/endpoint.page.tsx'), 'EndpointPage'),
})

const mailPage = () => import('#features/mail/mail.page.tsx')

const mail = createRoute({ getParentRoute: () => settingsArea, path: '/mail', component: lazyRouteComponent(mailPage, 'MailPage') })

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
  validateSearch: readAccountSearch,
  component: lazyRouteComponent(() => import('#features/account/account.page.tsx'), 'AccountPage'),
})

const platformArea = createRoute({
  getParentRoute: () => inside,
  path: '/platform',
  component: () => <AreaFrame area={platform} />,
})

const tenants = createRoute({
  getParentRoute: () => platformArea,
  path: '/tenants',
  validateSearch: readTenantSearch,
  component: lazyRouteComponent(() => import('#features/platform/tenants.page.tsx'), 'TenantsPage'),
})

const tenant = createRoute({
  getParentRoute: () => platformArea,
  path: '/tenants/$id',
  component: lazyRouteComponent(() => import('#features/platform/tenant.page.tsx'), 'TenantPage'),
})

const requests = createRoute({
  getParentRoute: () => platformArea,
  path: '/requests',
  component: lazyRouteComponent(() => import('#features/platform/requests.page.tsx'), 'RequestsPage'),
})

const usage = createRoute({
  getParentRoute: () => platformArea,
  path: '/usage',
  validateSearch: readUsageSearch,
  component: lazyRouteComponent(() => import('#features/platform/usage.page.tsx'), 'UsagePage'),
})

const differences = createRoute({
  getParentRoute: () => platformArea,
  path: '/stripe',
  component: lazyRouteComponent(() => import('#features/platform/differences.page.tsx'), 'DifferencesPage'),
})

const contract = createRoute({
  getParentRoute: () => platformArea,
  path: '/tenants/$id/contract',
  component: lazyRouteComponent(() => import('#features/contract/contract.page.tsx'), 'ContractPage'),
})

const tenantBilling = createRoute({
  getParentRoute: () => platformArea,
  path: '/tenants/$id/billing',
  component: lazyRouteComponent(() => import('#features/invoice/desk/tenant.page.tsx'), 'TenantBillingPage'),
})

const tenantInvoice = createRoute({
  getParentRoute: () => platformArea,
  path: '/tenants/$id/billing/$invoice',
  component: lazyRouteComponent(() => import('#features/invoice/desk/one.page.tsx'), 'TenantInvoicePage'),
})

const platformMail = createRoute({ getParentRoute: () => platformArea, path: '/mail', component: lazyRouteComponent(mailPage, 'MailPage') })

/** Leads from an area to the first of its pages that the viewer may see. */
function first(area: Area) {
  return ({ context }: { context: { viewer: Viewer } }) => {
    const found = area.entries.find((entry) => context.viewer.permissions.includes(entry.can))
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way to redirect
    if (found) throw redirect({ to: found.to, replace: true })
  }
}

const settingsHome = createRoute({ getParentRoute: () => settingsArea, path: '/', beforeLoad: first(settings) })

const platformHome = createRoute({ getParentRoute: () => platformArea, path: '/', beforeLoad: first(platform) })

const settingsTree = settingsArea.addChildren([settingsHome, team, roles, keys, webhooks, webhook, sso, brand, features, audit, mail, account])

const platformTree = platformArea.addChildren([platformHome, tenants, tenant, contract, tenantBilling, tenantInvoice, requests, usage, differences, platformMail])

const tree = root.addChildren([signIn, forgotten, reset, confirm, invitation, inside.addChildren([home, list, detail, review, reviewCase, reviewFigures, flows, flow, law, policies, policy, lists, named, billing, whatIf, invoice, used, sandbox, settingsTree, platformTree])])

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
