import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { ClaimReviewDocument, MyReviewsDocument, ReviewQueueDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { useNow } from '#lib/time.ts'
import { useVerb } from '#lib/verb.ts'
import { fetched } from '#ui/loaded.tsx'
import { tell } from '#ui/toast.tsx'

import { useNext } from './next.ts'
import { QueueView } from './queue.view.tsx'
import { queueFilterOf, type QueueSearch } from './search.ts'
import { useReviewTrouble } from './trouble.ts'
import { reviewWords } from './words.ts'

const route = getRouteApi('/inside/review')

const size = 25

// Somebody else takes a case at any time: the queue is read again this often, in milliseconds, while anybody looks.
const pace = 5000

async function read(search: QueueSearch, signal: AbortSignal) {
  const page = { first: size, after: search.after ?? null }
  const { edges, pageInfo } =
    search.view === 'mine'
      ? (await ask(MyReviewsDocument, page, signal)).myReviewCases
      : (await ask(ReviewQueueDocument, { ...page, filter: queueFilterOf(search) }, signal)).reviewCases

  return { rows: edges.map(({ node }) => node), next: pageInfo.hasNextPage ? pageInfo.endCursor : null }
}

/** The queue of review. */
export function QueuePage() {
  const word = useWords(reviewWords)
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const now = useNow()
  const go = (id: string) => void navigate({ to: '/review/$case', params: { case: id } })
  const query = useQuery({
    queryKey: ['review', 'queue', search],
    queryFn: ({ signal }) => read(search, signal),
    refetchInterval: pace,
    placeholderData: keepPreviousData,
  })
  const claim = useVerb(ClaimReviewDocument, { stale: [['review', 'stand'], ['review', 'waiting']], onDone: (done) => go(done.case.id) })
  const next = useNext((id) => {
    if (id) go(id)
    else tell(word.nextNone)
  })
  const lost = useReviewTrouble(claim).of
  const failed = useReviewTrouble({ error: next.error, refused: undefined }).of

  return (
    <QueueView
      search={search}
      queue={fetched(query)}
      turning={query.isPlaceholderData}
      now={now}
      busy={claim.busy || next.busy}
      problem={lost ?? failed}
      onSearch={(change) => void navigate({ search: change, replace: true, resetScroll: false })}
      onClaim={(id) => {
        claim.run({ input: { id } })
      }}
      onNext={() => {
        next.run()
      }}
    />
  )
}
