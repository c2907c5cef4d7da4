import { words } from '#lib/language.ts'

import type { Area } from './area.tsx'

/** How a tenant is set up, and the person's own account. */
export const settings: Area = {
  name: words('Settings', '設定'),
  entries: [
    { to: '/settings/team', icon: 'people', name: words('Team', 'チーム'), can: 'member:read' },
    { to: '/settings/roles', icon: 'shield', name: words('Roles', '役割'), can: 'role:read' },
    { to: '/settings/keys', icon: 'key', name: words('API keys', 'APIキー'), can: 'key:read' },
    { to: '/settings/features', icon: 'tag', name: words('Features', '機能'), can: 'feature:read' },
    { to: '/settings/audit', icon: 'book', name: words('Audit log', '監査ログ'), can: 'audit:read' },
    { to: '/settings/account', icon: 'person', name: words('My account', 'マイアカウント'), can: 'session:read' },
  ],
}
