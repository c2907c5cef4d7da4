import type { VerificationState } from '#gen/graphql.ts'
import { useWords } from '#lib/language.ts'
import { Badge } from '#ui/badge.tsx'

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
