import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'

import {
  AddToPolicyListDocument,
  EndOfPolicyListEntryDocument,
  ImportPolicyListDocument,
  ListersDocument,
  PolicyListDocument,
  RestoreToPolicyListDocument,
  WithdrawFromPolicyListDocument,
} from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { useNow } from '#lib/time.ts'
import { useVerb } from '#lib/verb.ts'
import { useCan } from '#lib/viewer.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { fetched, Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { useTrouble } from '#ui/problem.ts'
import { tell } from '#ui/toast.tsx'

import { AddView } from './add.view.tsx'
import { EndView } from './end.view.tsx'
import { ListView } from './list.view.tsx'
import { endOf, inputOf, type Entry, type List, type WrongLine } from './roster.ts'
import { rosterWords } from './words.ts'

const stale = [['list'], ['lists']]

/** The lines that a refusal names. */
function wrongOf(refused: object | undefined): readonly WrongLine[] {
  return refused && 'lines' in refused ? (refused.lines as readonly WrongLine[]) : []
}

function AddDialog({ list, onClose }: { list: List; onClose: () => void }) {
  const word = useWords(rosterWords)
  const one = useVerb(AddToPolicyListDocument, {
    stale,
    onDone: ({ changed }) => {
      tell(word.add.added(changed))
      onClose()
    },
  })
  const many = useVerb(ImportPolicyListDocument, {
    stale,
    onDone: ({ read, changed }) => {
      tell(word.add.imported(read, changed))
      onClose()
    },
  })
  const wrong = wrongOf(many.refused)
  const problem = useTrouble(many, [], word.conflicts).of

  return (
    <Dialog title={word.add.title(list.name)} wide onClose={onClose}>
      <AddView
        list={list}
        busy={one.busy || many.busy}
        trouble={useTrouble(one, ['values', 'note', 'until'], word.conflicts)}
        problem={wrong.length > 0 ? undefined : problem}
        wrong={wrong}
        onOne={(draft) => {
          one.run({ input: inputOf(list.id, draft) })
        }}
        onMany={(text) => {
          many.run({ input: { id: list.id, text } })
        }}
      />
    </Dialog>
  )
}

function EndDialog({ list, entry, onClose }: { list: List; entry: Entry; onClose: () => void }) {
  const word = useWords(rosterWords).end
  const end = useVerb(EndOfPolicyListEntryDocument, {
    stale,
    onDone: () => {
      tell(word.done)
      onClose()
    },
  })

  return (
    <Dialog title={word.title} onClose={onClose}>
      <EndView
        entry={entry}
        busy={end.busy}
        trouble={useTrouble(end, ['until'])}
        onEnd={(day) => {
          end.run({ input: { id: list.id, entry: entry.id, revision: entry.revision, until: endOf(day) ?? null } })
        }}
      />
    </Dialog>
  )
}

function useRemove(list: string) {
  const word = useWords(rosterWords)
  const back = useVerb(RestoreToPolicyListDocument, { stale, onDone: ({ changed }) => tell(changed > 0 ? word.restored : word.forgotten) })
  const remove = useVerb(WithdrawFromPolicyListDocument, {
    stale,
    onDone: ({ entries }) => {
      if (entries.length === 0) return
      tell(word.removed, () => {
        back.run({ input: { id: list, entries } })
      })
    },
  })
  const problem = [useTrouble(remove).of, useTrouble(back, [], word.conflicts).of].find(Boolean)

  return { remove, busy: remove.busy || back.busy, problem }
}

function usePeople(): ReadonlyMap<string, string> {
  const known = useCan('member:read')
  const { data } = useQuery({
    queryKey: ['listers'],
    queryFn: async ({ signal }) => (await ask(ListersDocument, {}, signal)).members.edges.map(({ node }) => node),
    enabled: known,
  })

  return new Map((data ?? []).flatMap(({ person, email }) => (email ? [[person, email] as const] : [])))
}

function One({ list, entries, onMore, value, onFind }: { list: List } & Pick<Parameters<typeof ListView>[0], 'entries' | 'onMore' | 'value' | 'onFind'>) {
  const now = useNow()
  const people = usePeople()
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Entry>()
  const { remove, busy, problem } = useRemove(list.id)

  return (
    <>
      <ListView
        list={list}
        entries={entries}
        people={people}
        now={now}
        busy={busy}
        problem={problem}
        value={value}
        onMore={onMore}
        onFind={onFind}
        onAdd={() => {
          setAdding(true)
        }}
        onEnd={setEnding}
        onRemove={({ id }) => {
          remove.run({ input: { id: list.id, entries: [id] } })
        }}
      />
      {ending && (
        <EndDialog
          list={list}
          entry={ending}
          onClose={() => {
            setEnding(undefined)
          }}
        />
      )}
      {adding && (
        <AddDialog
          list={list}
          onClose={() => {
            setAdding(false)
          }}
        />
      )}
    </>
  )
}

/** One list of the tenant. What is looked for stays out of the address: it names a person. */
export function ListPage() {
  const word = useWords(rosterWords)
  const { name } = useParams({ from: '/inside/lists/$name' })
  const [value, setValue] = useState('')
  const query = useInfiniteQuery({
    queryKey: ['list', name, value],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => (await ask(PolicyListDocument, { name, after: pageParam, value: value || null }, signal)).policyList,
    getNextPageParam: (page) => (page?.entries.pageInfo.hasNextPage ? page.entries.pageInfo.endCursor : null),
    placeholderData: (before) => before,
  })

  return (
    <Loaded from={fetched({ ...query, data: query.data?.pages })}>
      {(pages) => {
        const list = pages[0]
        if (!list) return <Notice page icon="people" title={word.gone.title} text={word.gone.text} />

        return (
          <One
            list={list}
            entries={pages.flatMap((page) => page?.entries.edges.map(({ node }) => node) ?? [])}
            value={value}
            onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
            onFind={setValue}
          />
        )
      }}
    </Loaded>
  )
}
