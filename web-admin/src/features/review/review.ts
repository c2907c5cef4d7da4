import type { AgreementFiguresFragment, ProportionFiguresFragment, ReviewAgreementQuery, ReviewCaseQuery, ReviewReason, ReviewRowFragment } from '#gen/graphql.ts'
import type { Viewer } from '#lib/viewer.tsx'

/** A case in the queue. */
export type Row = ReviewRowFragment

/** A case with all that a reviewer is shown of it. */
export type Case = NonNullable<ReviewCaseQuery['reviewCase']>

/** One opinion on a case. */
export type Said = Case['reviews'][number]

/** A photograph of a case. */
export type Photo = NonNullable<Case['verification']['evidence']>[number]

/** How far reviewers agree, over a time. */
export type Figures = ReviewAgreementQuery['reviewAgreement']

/** A share with its interval. */
export type Share = ProportionFiguresFragment

/** How far two judges agree. */
export type Agreement = AgreementFiguresFragment

/** Somebody who reviews. */
export type Person = NonNullable<Row['holder']>

/** What a reviewer can say. */
export type Verdict = 'APPROVE' | 'DECLINE' | 'ESCALATE'

/** The reasons for each verdict, in the order of their keys: 1 to 9, and 0 for the tenth. docs/review.md says what each is for. */
export const reasonsFor: Readonly<Record<Verdict, readonly ReviewReason[]>> = {
  APPROVE: ['GENUINE_PERSON', 'FALSE_ALARM', 'CONFIRMED_OTHERWISE', 'OTHER'],
  DECLINE: [
    'PRESENTATION_ATTACK',
    'INJECTED_PICTURE',
    'OTHER_PERSON',
    'FORGED_DOCUMENT',
    'KNOWN_FRAUD',
    'UNDER_PRESSURE',
    'UNUSABLE_EVIDENCE',
    'DOCUMENT_NOT_ACCEPTED',
    'NOT_ELIGIBLE',
    'OTHER',
  ],
  ESCALATE: ['UNSURE', 'NEEDS_EXPERT', 'CONFLICT_OF_INTEREST', 'OTHER'],
}

/** The verdicts that a case can be given: above the senior reviewers is nobody. */
export function verdictsOf({ state }: Pick<Row, 'state'>): readonly Verdict[] {
  return state === 'ESCALATED' ? ['APPROVE', 'DECLINE'] : ['APPROVE', 'DECLINE', 'ESCALATE']
}

/** A decision that is still being made. */
export interface Draft {
  verdict: Verdict | null
  reasons: readonly ReviewReason[]
  note: string
}

/** Where every decision begins. */
export const blank: Draft = { verdict: null, reasons: [], note: '' }

// The API takes so many reasons and so long a note.
const reasonLimit = 5

/** How long a note can be, in characters. */
export const noteLimit = 2000

/** The draft with another verdict; reasons that do not fit it go. */
export function choose(draft: Draft, verdict: Verdict | null): Draft {
  return { ...draft, verdict, reasons: verdict ? draft.reasons.filter((reason) => reasonsFor[verdict].includes(reason)) : [] }
}

/** The draft with a reason more, or less. */
export function toggle(draft: Draft, reason: ReviewReason): Draft {
  if (draft.reasons.includes(reason)) return { ...draft, reasons: draft.reasons.filter((each) => each !== reason) }

  return draft.reasons.length < reasonLimit ? { ...draft, reasons: [...draft.reasons, reason] } : draft
}

/** What a draft still lacks; null when it can be handed in. */
export function lacks({ verdict, reasons, note }: Draft): 'verdict' | 'reason' | 'note' | null {
  if (!verdict) return 'verdict'
  if (reasons.length === 0) return 'reason'

  return reasons.includes('OTHER') && note.trim() === '' ? 'note' : null
}

/** Whether the viewer has the case in hand. */
export function isMine({ holder }: Pick<Row, 'holder'>, { kind, name }: Pick<Viewer, 'kind' | 'name'>): boolean {
  return kind === 'USER' && holder?.email === name
}

/** Time that is left, as 14:05; 0:00 when it is over. */
export function left(until: string, now: number): string {
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - now) / 1000))

  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`
}
