import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import { AdvanceTestClockDocument, ClearTestDataDocument, TestClearingsDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { newKey } from '#lib/once.ts'
import { useNow } from '#lib/time.ts'
import { useVerb } from '#lib/verb.ts'
import { fetched, Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { useTrouble } from '#ui/problem.ts'
import { tell } from '#ui/toast.tsx'

import { ClearConfirm, ClearingView, isRunning } from './clearing.view.tsx'
import { ClockView } from './clock.view.tsx'
import { InsideView } from './inside.view.tsx'
import { environmentQuery } from './live.page.tsx'
import { lasting, type Environment } from './sandbox.ts'
import { sandboxWords } from './words.ts'

// How often a clearing that runs is looked at, in milliseconds.
const often = 2000

function ClockPart({ of }: { of: Environment }) {
  const word = useWords(sandboxWords).clock
  const language = useLanguage()
  const client = useQueryClient()
  const advance = useVerb(AdvanceTestClockDocument, {
    onDone: (_, { input }) => {
      tell(word.advanced(lasting(input.by, language)))
      // What waits has come nearer, whichever page shows it.
      void client.invalidateQueries()
    },
  })
  const { refused } = advance
  const moved = refused && 'advancedBy' in refused ? (refused.advancedBy as number) : undefined
  const trouble = useTrouble(advance, ['by'])

  useEffect(() => {
    if (moved !== undefined) void client.invalidateQueries({ queryKey: environmentQuery.queryKey })
  }, [client, moved])

  return (
    <ClockView
      advancedBy={of.advancedBy}
      busy={advance.busy}
      problem={moved !== undefined ? word.moved(lasting(moved, language)) : trouble.at('by') ? word.bounds : trouble.of}
      onAdvance={(by) => {
        advance.run({ input: { by, advancedBy: of.advancedBy } })
      }}
    />
  )
}

function ClearDialog({ onClose }: { onClose: () => void }) {
  const word = useWords(sandboxWords).clear
  const [idempotencyKey] = useState(newKey)
  const clear = useVerb(ClearTestDataDocument, {
    stale: [['sandbox', 'clearings']],
    onDone: () => {
      tell(word.begun)
      onClose()
    },
  })
  const trouble = useTrouble(clear)

  return (
    <ClearConfirm
      busy={clear.busy}
      problem={clear.refused?.__typename === 'Conflict' ? word.busy : trouble.of}
      onConfirm={() => {
        clear.run({ input: { idempotencyKey } })
      }}
      onClose={onClose}
    />
  )
}

function ClearingPart() {
  const now = useNow()
  const [asking, setAsking] = useState(false)
  const query = useInfiniteQuery({
    queryKey: ['sandbox', 'clearings'],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => (await ask(TestClearingsDocument, { after: pageParam }, signal)).testClearings,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    refetchInterval: ({ state }) => (isRunning(state.data?.pages[0]?.edges.map(({ node }) => node) ?? []) ? often : false),
  })
  const rows = query.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node))

  return (
    <>
      <ClearingView
        clearings={fetched({ ...query, data: rows })}
        now={now}
        onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
        onClear={() => {
          setAsking(true)
        }}
      />
      {asking && (
        <ClearDialog
          onClose={() => {
            setAsking(false)
          }}
        />
      )}
    </>
  )
}

/** The test environment that the viewer is in. */
export function InsidePage() {
  const word = useWords(sandboxWords).live
  const environment = useQuery(environmentQuery)

  return (
    <InsideView
      clock={
        <Loaded from={fetched(environment)}>
          {({ found }) => (found ? <ClockPart of={found} /> : <Notice icon="tag" title={word.none.title} />)}
        </Loaded>
      }
      clearing={<ClearingPart />}
    />
  )
}
