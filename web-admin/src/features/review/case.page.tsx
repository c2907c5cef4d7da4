import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

import { ReviewCaseDocument, ReviewStandDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useKeys, type Keys } from '#lib/keys.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { newKey } from '#lib/once.ts'
import { useNow } from '#lib/time.ts'
import { useCan, useViewer } from '#lib/viewer.tsx'
import { fetched, Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { Bone } from '#ui/skeleton.tsx'
import { tell } from '#ui/toast.tsx'

import { useActs } from './acts.ts'
import { CaseView, LostCase } from './case.view.tsx'
import { caseWords } from './case.words.ts'
import { reasonKey, verdictKeys } from './decide.tsx'
import { AssignDialog, ReopenDialog } from './dialogs.tsx'
import { useKeep } from './keep.ts'
import { useNext } from './next.ts'
import { useReviewers } from './reviewers.ts'
import { blank, choose, isMine, lacks, reasonsFor, toggle, verdictsOf, type Case, type Draft } from './review.ts'
import { WaiveDialog } from './stranded.tsx'
import { reviewWords } from './words.ts'

const route = getRouteApi('/inside/review/$case')

// How often it is asked who has the case in hand, in milliseconds.
const pace = 5000

/** A case, read once for its photographs and findings, and again and again for who has it in hand. */
function useCase(id: string) {
  const client = useQueryClient()
  const language = useLanguage()
  const variables = { id, evidence: useCan('evidence:read'), report: useCan('report:read') }
  // To be shown a person's data is in the audit log each time: it is read when the page opens and when the case has changed, not for
  // another language.
  const whole = useQuery({
    queryKey: ['review', 'case', variables],
    queryFn: async ({ signal }) => (await ask(ReviewCaseDocument, { ...variables, language }, signal)).reviewCase,
    staleTime: Infinity,
    gcTime: 0,
  })
  const stand = useQuery({
    queryKey: ['review', 'stand', id],
    queryFn: async ({ signal }) => (await ask(ReviewStandDocument, { id }, signal)).reviewCase,
    refetchInterval: pace,
  })
  const [read, now] = [whole.data?.revision, stand.data?.revision]

  useEffect(() => {
    if (read !== undefined && now !== undefined && now > read) void client.invalidateQueries({ queryKey: ['review', 'case'] })
  }, [client, read, now])

  const of = whole.data && { ...whole.data, ...(now === read && stand.data), verification: whole.data.verification }

  return { ...fetched(whole), data: of }
}

/** What the keys do while a decision is being made. */
function useDecideKeys(of: Case, draft: Draft, held: boolean, act: { onDraft: (next: Draft) => void; onDecide: () => void; onLeave: () => void }): Keys {
  const { verdict } = draft
  const chosen = Object.fromEntries(
    verdictsOf(of).map((each) => [
      verdictKeys[each],
      () => {
        act.onDraft(choose(draft, each))
      },
    ]),
  )
  const reasons = Object.fromEntries(
    (verdict ? reasonsFor[verdict] : []).map((reason, place) => [
      reasonKey(place),
      () => {
        act.onDraft(toggle(draft, reason))
      },
    ]),
  )

  return {
    ...(held && { ...chosen, ...reasons, Enter: lacks(draft) ? undefined : act.onDecide }),
    Escape: verdict
      ? () => {
          act.onDraft(blank)
        }
      : act.onLeave,
  }
}

function Desk({ of }: { of: Case }) {
  const list = useWords(reviewWords)
  const now = useNow()
  const viewer = useViewer()
  const navigate = route.useNavigate()
  const [draft, setDraft] = useState(blank)
  // The key goes with what is handed in: a retry of the same words is harmless.
  const [key, setKey] = useState(newKey)
  const [had, setHad] = useState(false)
  const [asked, setAsked] = useState<'assign' | 'reopen' | 'waive' | null>(null)
  const { claim, renew, release, decide, assign, reopen, waive, ...told } = useActs()
  const people = useReviewers(of.assignee, asked === 'assign')
  const held = isMine(of, viewer)
  const place = { id: of.id, revision: of.revision }
  const close = () => {
    setAsked(null)
  }
  const change = (next: Draft) => {
    decide.reset()
    setKey(newKey())
    setDraft(next)
  }
  const next = useNext((id) => {
    if (id) void navigate({ to: '/review/$case', params: { case: id } })
    else tell(list.nextNone)
  })
  if (held && !had) setHad(true)

  const acts = {
    onDraft: change,
    onDecide: () => {
      const { verdict, reasons, note } = draft
      if (!verdict || lacks(draft) || decide.busy) return
      decide.run({ input: { ...place, idempotencyKey: key, verdict, reasons: [...reasons], ...(note.trim() && { note: note.trim() }) } }, () => {
        setHad(false)
        change(blank)
      })
    },
    onClaim: () => {
      decide.reset()
      claim.run({ input: { id: of.id } })
    },
    onLeave: () => void navigate({ to: '/review' }),
    onNext: () => {
      next.run(of.id)
    },
  }

  useEffect(() => {
    // Whatever led here still has the focus, and Enter would press it again instead of handing in the decision.
    document.getElementById('content')?.focus({ preventScroll: true })
  }, [])
  useKeep(held ? of.heldUntil : null, () => {
    if (!renew.busy) renew.run({ input: { id: of.id } })
  })
  useKeys({
    ...useDecideKeys(of, draft, held, acts),
    c: held || of.obstacle ? undefined : acts.onClaim,
    n: held ? undefined : acts.onNext,
  })

  return (
    <>
      <CaseView
        of={of}
        draft={draft}
        now={now}
        lost={had && !held && of.state !== 'DECIDED'}
        busy={claim.busy || release.busy || decide.busy || next.busy}
        undecided={told.undecided}
        problem={told.problem}
        {...acts}
        onRelease={() => {
          release.run({ input: { id: of.id } }, () => {
            setHad(false)
            setDraft(blank)
          })
        }}
        onAssign={() => {
          setAsked('assign')
        }}
        onReopen={() => {
          setAsked('reopen')
        }}
        onWaive={() => {
          setAsked('waive')
        }}
      />
      {asked === 'assign' && (
        <AssignDialog
          assignee={of.assignee}
          people={people}
          busy={assign.busy}
          trouble={told.unassigned}
          onClose={close}
          onAssign={(assignee) => {
            assign.run({ input: { ...place, assignee } }, close)
          }}
        />
      )}
      {asked === 'waive' && (
        <WaiveDialog
          busy={waive.busy}
          problem={told.unwaived}
          onClose={close}
          onWaive={(reason) => {
            waive.run({ input: { ...place, idempotencyKey: key, reason } }, close)
          }}
        />
      )}
      {asked === 'reopen' && (
        <ReopenDialog
          busy={reopen.busy}
          problem={told.unopened}
          onClose={close}
          onReopen={(reason) => {
            reopen.run({ input: { ...place, idempotencyKey: key, reason } }, close)
          }}
        />
      )}
    </>
  )
}

/** One case of review. */
export function CasePage() {
  const word = useWords(caseWords).lost
  const { case: id } = route.useParams()
  const found = useCase(id)

  return (
    <Loaded from={found} bones={<Bone size="block" />}>
      {(of) =>
        of === null ? (
          <Notice page icon="search" title={word.title} text={word.text}>
            <LostCase />
          </Notice>
        ) : (
          <Desk key={of.id} of={of} />
        )
      }
    </Loaded>
  )
}
