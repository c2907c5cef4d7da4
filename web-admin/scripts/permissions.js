// Writes src/gen/permissions.ts: the permission names of the server, so that a misspelt one does not compile.
import { readFileSync, writeFileSync } from 'node:fs'

const root = new URL('../../', import.meta.url)
const csv = readFileSync(new URL('tenants/rbac/policy.csv', root), 'utf8')

const names = csv
  .split('\n')
  .map((line) => line.split(',').map((cell) => cell.trim()))
  .filter(([kind]) => kind === 'p')
  .map(([, , ...permission]) => permission.filter((cell) => cell !== 'allow').join(':'))

const unique = [...new Set(names)].sort()

writeFileSync(
  new URL('../src/gen/permissions.ts', import.meta.url),
  [
    '// Generated from tenants/rbac/policy.csv by scripts/permissions.js.',
    `export const permissions = [\n${unique.map((name) => `  '${name}',`).join('\n')}\n] as const`,
    '',
    'export type Permission = (typeof permissions)[number]',
    '',
  ].join('\n'),
)
