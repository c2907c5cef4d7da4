import type { CoveredRowFragment, FeatureLimit, FeatureState, GrantFeatureInput } from '#gen/graphql.ts'

/** One feature as it stands for a tenant. */
export type Covered = CoveredRowFragment

/** Terms that are not in force yet, as they are typed. */
export interface Draft {
  state: FeatureState
  /** The last day of a trial, written 2026-11-30. */
  ends: string
  quota: string
  limit: FeatureLimit
  priceRef: string
  note: string
}

const day = 86_400_000

/** The terms to begin with: those in force; for what is asked for, on. A trial that is over can be begun anew for a month. */
export function draftOf(feature: Covered, now: number): Draft {
  return {
    state: feature.requestedAt && feature.state === 'OFF' ? 'ON' : feature.state,
    ends: new Date(feature.state === 'TRIAL' && feature.trialEndsAt ? Date.parse(feature.trialEndsAt) : now + 30 * day).toISOString().slice(0, 10),
    quota: feature.quota === null ? '' : String(feature.quota),
    limit: feature.limit,
    priceRef: feature.priceRef,
    note: feature.note,
  }
}

/** True for a number of uses that can be agreed: empty for any. */
export function isQuota(text: string): boolean {
  return text.trim() === '' || (/^\d{1,10}$/.test(text.trim()) && Number(text) <= 1_000_000_000)
}

/** The terms as the API takes them. A trial lasts to the end of its last day in UTC. */
export function termsOf(tenant: string, feature: Covered, draft: Draft): GrantFeatureInput {
  return {
    tenant,
    feature: feature.key,
    state: draft.state,
    limit: draft.limit,
    priceRef: draft.priceRef.trim(),
    note: draft.note.trim(),
    revision: feature.revision,
    ...(draft.state === 'TRIAL' && { trialEndsAt: `${draft.ends}T23:59:59Z` }),
    ...(draft.quota.trim() !== '' && { quota: Number(draft.quota) }),
  }
}
