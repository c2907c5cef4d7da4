import type { VerificationState } from '#gen/graphql.ts'
import type { Meaning } from '#ui/badge.tsx'
import type { IconName } from '#ui/icon.tsx'

interface Look {
  meaning: Meaning
  icon: IconName
  /** Something may still happen without anybody here doing anything. */
  live: boolean
  /** The caller may still end it. */
  cancelable: boolean
}

/** How each state looks and what can still happen to it, in the order a verification walks through them. */
export const looks: Readonly<Record<VerificationState, Look>> = {
  CREATED: { meaning: 'quiet', icon: 'clock', live: true, cancelable: true },
  CAPTURING: { meaning: 'info', icon: 'person', live: true, cancelable: true },
  SUBMITTED: { meaning: 'info', icon: 'clock', live: true, cancelable: false },
  APPROVED: { meaning: 'good', icon: 'approved', live: false, cancelable: false },
  DECLINED: { meaning: 'bad', icon: 'declined', live: false, cancelable: false },
  REVIEW: { meaning: 'warn', icon: 'review', live: true, cancelable: false },
  CANCELED: { meaning: 'quiet', icon: 'minus', live: false, cancelable: false },
  EXPIRED: { meaning: 'quiet', icon: 'minus', live: false, cancelable: false },
}

/** Every state, in the same order. */
export const states = Object.keys(looks) as VerificationState[]
