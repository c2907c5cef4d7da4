import { useLanguage, words, type Language } from '#lib/language.ts'

/** The built-in roles, from the one that may most. */
export const builtIn = ['owner', 'admin', 'developer', 'senior-reviewer', 'reviewer', 'finance', 'auditor'] as const

const names = words<Record<string, string>>(
  {
    owner: 'Owner',
    admin: 'Administrator',
    developer: 'Developer',
    'senior-reviewer': 'Senior reviewer',
    reviewer: 'Reviewer',
    finance: 'Finance',
    auditor: 'Auditor',
    operator: 'Operator',
  },
  {
    owner: 'オーナー',
    admin: '管理者',
    developer: '開発者',
    'senior-reviewer': '上級審査担当',
    reviewer: '審査担当',
    finance: '経理',
    auditor: '監査担当',
    operator: 'オペレーター',
  },
)

/** A role in words. A tenant's own role is called what the tenant calls it. */
export function roleName(role: string, language: Language): string {
  return (Object.hasOwn(names[language], role) ? names[language][role] : undefined) ?? role
}

/** {@link roleName} in the reader's language. */
export function useRoleName(role: string): string {
  return roleName(role, useLanguage())
}

/** What a permission is about, in the order in which they are shown. */
export const subjects = [
  'verification',
  'evidence',
  'report',
  'usage',
  'invoice',
  'feature',
  'key',
  'member',
  'role',
  'sso',
  'audit',
  'tenant',
] as const

const subjectNames = words<Record<string, string>>(
  {
    verification: 'Verifications',
    evidence: 'Photographs',
    report: 'Reports',
    usage: 'Usage',
    invoice: 'Invoices',
    feature: 'Features',
    key: 'API keys',
    member: 'Team',
    role: 'Roles',
    sso: 'Single sign-on',
    audit: 'Audit log',
    tenant: 'Tenant',
    viewer: 'Who one is',
    session: 'Own sessions',
    platform: 'Platform',
    capture: 'Capture',
  },
  {
    verification: '本人確認',
    evidence: '撮影画像',
    report: 'レポート',
    usage: '利用量',
    invoice: '請求',
    feature: '機能',
    key: 'APIキー',
    member: 'チーム',
    role: '役割',
    sso: 'シングルサインオン',
    audit: '監査ログ',
    tenant: 'テナント',
    viewer: '自分の情報',
    session: '自分のセッション',
    platform: 'プラットフォーム',
    capture: '撮影',
  },
)

const actNames = words<Record<string, string>>(
  { read: 'see', write: 'change', create: 'open', cancel: 'cancel', review: 'decide', destroy: 'end' },
  { read: '閲覧', write: '変更', create: '作成', cancel: '取消', review: '判定', destroy: '廃止' },
)

/** A subject of permissions in words. */
export function subjectName(subject: string, language: Language): string {
  return subjectNames[language][subject] ?? subject
}

/** An act of a permission in words. */
export function actName(act: string, language: Language): string {
  return actNames[language][act] ?? act
}

// To see comes first, and what cannot be taken back last.
const order = ['read', 'create', 'write', 'review', 'cancel', 'destroy']

/** What of each subject may be done: `verification:read` and `verification:create` become verification → read, create. */
export function bySubject(permissions: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const permission of permissions) {
    const [subject = '', act = ''] = permission.split(':')
    const acts = [...(found.get(subject) ?? []), act]
    found.set(
      subject,
      acts.sort((a, b) => order.indexOf(a) - order.indexOf(b)),
    )
  }

  return found
}
