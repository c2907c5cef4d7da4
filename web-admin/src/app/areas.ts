import { words } from '#lib/language.ts'

import type { Area } from './area.tsx'

/** How a tenant is set up, and the person's own account. */
export const settings: Area = {
  name: words('Settings', '設定'),
  entries: [
    { to: '/settings/team', icon: 'people', name: words('Team', 'チーム'), can: 'member:read' },
    { to: '/settings/roles', icon: 'shield', name: words('Roles', '役割'), can: 'role:read' },
    { to: '/settings/keys', icon: 'key', name: words('API keys', 'APIキー'), can: 'key:read' },
    { to: '/settings/webhooks', icon: 'export', name: words('Webhooks', 'Webhook'), can: 'webhook:read' },
    { to: '/settings/sso', icon: 'link', name: words('Single sign-on', 'シングルサインオン'), can: 'sso:read' },
    { to: '/settings/appearance', icon: 'sun', name: words('Appearance', '外観'), can: 'tenant:read' },
    { to: '/settings/features', icon: 'tag', name: words('Features', '機能'), can: 'feature:read' },
    { to: '/settings/audit', icon: 'book', name: words('Audit log', '監査ログ'), can: 'audit:read' },
    { to: '/settings/mail', icon: 'mail', name: words('Mail', 'メール'), can: 'mail:read' },
    { to: '/settings/account', icon: 'person', name: words('My account', 'マイアカウント'), can: 'session:read' },
  ],
}

/** The person's own account alone, for those who are in no tenant. */
export const own: Area = {
  name: words('My account', 'マイアカウント'),
  entries: settings.entries.filter(({ can }) => can === 'session:read'),
}

/** What the installation's own staff do, outside of every tenant. */
export const platform: Area = {
  name: words('Platform', 'プラットフォーム'),
  entries: [
    { to: '/platform/tenants', icon: 'home', name: words('Tenants', 'テナント'), can: 'platform:read' },
    { to: '/platform/requests', icon: 'review', name: words('Requests', '申請'), can: 'platform:read' },
    { to: '/platform/usage', icon: 'tag', name: words('Revenue and usage', '売上と利用量'), can: 'platform:read' },
    { to: '/platform/stripe', icon: 'receipt', name: words('Stripe', 'Stripe'), can: 'platform:read' },
    { to: '/platform/mail', icon: 'mail', name: words('Mail', 'メール'), can: 'mail:read' },
  ],
}
