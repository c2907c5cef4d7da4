import {
  AssignReviewDocument,
  ClaimReviewDocument,
  DecideReviewDocument,
  ReleaseReviewDocument,
  RenewReviewDocument,
  ReopenReviewDocument,
  WaiveReviewBarDocument,
} from '#gen/graphql.ts'
import { useWords } from '#lib/language.ts'
import { useVerb } from '#lib/verb.ts'
import { tell } from '#ui/toast.tsx'

import { caseWords } from './case.words.ts'
import { useReviewTrouble } from './trouble.ts'

// Who has a case in hand is read apart from what it holds: a claim that is renewed shows nobody's photographs again.
const hands = [
  ['review', 'stand'],
  ['review', 'queue'],
  ['review', 'waiting'],
]
const everything = [['review'], ['verification'], ['verifications']]

/** What can be done with a case, and what went wrong with it. */
export function useActs() {
  const word = useWords(caseWords)
  const claim = useVerb(ClaimReviewDocument, { stale: hands })
  const renew = useVerb(RenewReviewDocument, { stale: hands })
  const release = useVerb(ReleaseReviewDocument, { stale: hands, onDone: () => tell(word.released) })
  const decide = useVerb(DecideReviewDocument, { stale: everything, onDone: (done) => tell(done.case.outcome ? word.outcomes[done.case.outcome] : word.done[done.case.state]) })
  const assign = useVerb(AssignReviewDocument, { stale: everything, onDone: () => tell(word.assign.done) })
  const reopen = useVerb(ReopenReviewDocument, { stale: everything, onDone: () => tell(word.reopen.done) })
  const waive = useVerb(WaiveReviewBarDocument, { stale: everything, onDone: () => tell(word.waive.done) })
  const troubles = [useReviewTrouble(claim), useReviewTrouble(release)].map(({ of }) => of)

  return {
    claim,
    renew,
    release,
    decide,
    assign,
    reopen,
    waive,
    problem: troubles.find(Boolean),
    undecided: useReviewTrouble(decide).of,
    unassigned: useReviewTrouble(assign, ['assignee']),
    unopened: useReviewTrouble(reopen).of,
    unwaived: useReviewTrouble(waive, [], word.waive.refused).of,
  }
}
