import type { Outcome, VerificationState } from '#gen/graphql.ts'
import { useWords } from '#lib/language.ts'
import { Badge } from '#ui/badge.tsx'

import { detailWords } from './detail.words.ts'
import { looks } from './state.ts'
import { verificationWords } from './words.ts'

/** Where a verification stands. */
export function StateBadge({ state }: { state: VerificationState }) {
  const word = useWords(verificationWords)
  const { meaning, icon } = looks[state]

  return (
    <Badge meaning={meaning} icon={icon} busy={state === 'SUBMITTED' || state === 'CAPTURING'}>
      {word.states[state]}
    </Badge>
  )
}

const outcomes = {
  PASS: { meaning: 'good', icon: 'approved' },
  FAIL: { meaning: 'bad', icon: 'declined' },
  INCONCLUSIVE: { meaning: 'warn', icon: 'review' },
  SKIPPED: { meaning: 'quiet', icon: 'minus' },
} as const

/** How a check ended. */
export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const word = useWords(detailWords)

  return <Badge {...outcomes[outcome]}>{word.outcomes[outcome]}</Badge>
}
