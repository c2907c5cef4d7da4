import { words } from '#lib/language.ts'

import type { Area } from './area.tsx'

/** How a tenant is set up. */
export const settings: Area = {
  name: words('Settings', '設定'),
  entries: [
    { to: '/settings/roles', icon: 'shield', name: words('Roles', '役割'), can: 'role:read' },
    { to: '/settings/keys', icon: 'key', name: words('API keys', 'APIキー'), can: 'key:read' },
    { to: '/settings/features', icon: 'tag', name: words('Features', '機能'), can: 'feature:read' },
    { to: '/settings/audit', icon: 'book', name: words('Audit log', '監査ログ'), can: 'audit:read' },
  ],
}
