// Generated from tenants/rbac/policy.csv by scripts/permissions.js.
export const permissions = [
  'capture:read',
  'capture:write',
  'evidence:read',
  'report:read',
  'verification:cancel',
  'verification:create',
  'verification:read',
  'viewer:read',
] as const

export type Permission = (typeof permissions)[number]
