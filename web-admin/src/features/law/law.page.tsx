import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'

import { LawDocument, OverrideLawDocument, RemoveLawOverrideDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { today, useNow } from '#lib/time.ts'
import { useVerb } from '#lib/verb.ts'
import { Confirm } from '#ui/confirm.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { fetched, Loaded } from '#ui/loaded.tsx'
import { useTrouble } from '#ui/problem.ts'
import { tell } from '#ui/toast.tsx'

import { draftOf, inputOf, type Catalogue, type Draft, type Reading, wrongOf } from './law.ts'
import { LawView } from './law.view.tsx'
import { ReadView } from './read.view.tsx'
import { lawWords } from './words.ts'

const route = getRouteApi('/inside/law')

const stale = [['law'], ['flows'], ['flow']]

/** A reading that is about to be written. */
interface Begun {
  law: string
  method: string
  periods: readonly Draft[]
  note: string
  /** As it was read; 0 for a first one. */
  revision: number
}

function ReadDialog({ of, onClose }: { of: Begun; onClose: () => void }) {
  const word = useWords(lawWords).form
  const override = useVerb(OverrideLawDocument, {
    stale,
    onDone: () => {
      tell(word.done)
      onClose()
    },
  })
  const { law, method, revision } = of

  return (
    <Dialog title={word.title(method)} wide onClose={onClose}>
      <ReadView
        periods={of.periods}
        note={of.note}
        busy={override.busy}
        trouble={useTrouble(override, ['note', 'periods'])}
        wrong={wrongOf(override.refused?.field)}
        onRead={(periods, note) => {
          override.run({ input: { law, method, revision, note, periods: inputOf(periods) } })
        }}
      />
    </Dialog>
  )
}

function WithdrawDialog({ of, onClose }: { of: Reading; onClose: () => void }) {
  const word = useWords(lawWords).sure
  const remove = useVerb(RemoveLawOverrideDocument, { stale, onDone: () => tell(word.done) })

  return (
    <Confirm
      title={word.title(of.method)}
      act={word.act}
      busy={remove.busy}
      problem={useTrouble(remove).of}
      onClose={onClose}
      onConfirm={() => {
        remove.run({ input: { id: of.id, revision: of.revision } }, onClose)
      }}
    >
      <p>{word.text}</p>
    </Confirm>
  )
}

function begun({ law, method, note, revision, periods }: Reading): Begun {
  return { law, method, note, revision, periods: draftOf(periods.map(({ from, to, ...rest }) => ({ ...rest, ...(from && { from }), ...(to && { to }) }))) }
}

/** The law by date. The day stands in the address. */
export function LawPage() {
  const { on } = route.useSearch()
  const navigate = route.useNavigate()
  const now = useNow()
  const [reading, setReading] = useState<Begun | null>(null)
  const [leaving, setLeaving] = useState<Reading | null>(null)
  const day = on ?? today(now)
  const query = useQuery({
    queryKey: ['law', day],
    queryFn: ({ signal }) => ask(LawDocument, { on: day }, signal),
    placeholderData: keepPreviousData,
  })

  return (
    <Loaded from={fetched(query)}>
      {({ lawCatalogue, lawOverrides, flowsAtRisk }) => {
        const readings = lawOverrides.edges.map(({ node }) => node)

        return (
          <>
            <LawView
              catalogue={lawCatalogue.content as Catalogue}
              risks={flowsAtRisk}
              readings={readings}
              day={day}
              today={today(now)}
              now={now}
              onDay={(next) => void navigate({ search: next ? { on: next } : {}, replace: true, resetScroll: false })}
              onDiffer={(law, method) => {
                const own = readings.find((one) => one.law === law.id && one.method === method.id)
                setReading(own ? begun(own) : { law: law.id, method: method.id, periods: draftOf(method.periods ?? []), note: '', revision: 0 })
              }}
              onChange={(own) => {
                setReading(begun(own))
              }}
              onWithdraw={setLeaving}
            />
            {reading && (
              <ReadDialog
                of={reading}
                onClose={() => {
                  setReading(null)
                }}
              />
            )}
            {leaving && (
              <WithdrawDialog
                of={leaving}
                onClose={() => {
                  setLeaving(null)
                }}
              />
            )}
          </>
        )
      }}
    </Loaded>
  )
}
