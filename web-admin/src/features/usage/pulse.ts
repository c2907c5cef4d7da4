import type { UsageHeartbeatQuery } from '#gen/graphql.ts'
import type { Meaning } from '#ui/badge.tsx'
import type { IconName } from '#ui/icon.tsx'

/** How one meter is. */
export type Pulse = UsageHeartbeatQuery['usageHeartbeat'][number]

/** What a state looks like. */
export const looks: Record<Pulse['state'], { meaning: Meaning; icon: IconName }> = {
  OK: { meaning: 'good', icon: 'approved' },
  NO_USAGE: { meaning: 'quiet', icon: 'minus' },
  DELAYED: { meaning: 'warn', icon: 'clock' },
  BROKEN: { meaning: 'bad', icon: 'declined' },
}
