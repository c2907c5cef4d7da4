import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'

import { CreateFlowDocument, FlowsDocument, SetTwoPersonPublishDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { newKey } from '#lib/once.ts'
import { useNow } from '#lib/time.ts'
import { useVerb } from '#lib/verb.ts'
import { Dialog } from '#ui/dialog.tsx'
import { fetched } from '#ui/loaded.tsx'
import { tell } from '#ui/toast.tsx'
import { versionWords } from '#ui/version.words.ts'

import { DraftView } from './draft.view.tsx'
import { Dry } from './dry.page.tsx'
import { FlowsView } from './flows.view.tsx'
import { useFlowTrouble } from './trouble.ts'
import { flowWords } from './words.ts'

const stale = [['flows']]

function CreateDialog({ onClose }: { onClose: () => void }) {
  const word = useWords(flowWords).draft
  const common = useWords(versionWords)
  const navigate = useNavigate()
  const [idempotencyKey] = useState(newKey)
  const [sent, setSent] = useState<string>()
  const create = useVerb(CreateFlowDocument, {
    stale,
    onDone: ({ flow }) => {
      tell(common.draft.done(flow.name))
      void navigate({ to: '/flows/$name', params: { name: flow.name } })
    },
  })

  return (
    <Dialog title={word.title} wide onClose={onClose}>
      <DraftView
        busy={create.busy}
        trouble={useFlowTrouble(create, ['name', 'yaml'])}
        dry={(yaml) => <Dry yaml={yaml} refused={create.refused?.field === 'input.yaml' ? sent : undefined} />}
        onMake={(name, yaml) => {
          setSent(yaml)
          create.run({ input: { idempotencyKey, name, yaml } })
        }}
      />
    </Dialog>
  )
}

/** The tenant's flows. */
export function FlowsPage() {
  const word = useWords(flowWords).two
  const now = useNow()
  const [creating, setCreating] = useState(false)
  const two = useVerb(SetTwoPersonPublishDocument, { stale, onDone: () => tell(word.done) })
  const query = useQuery({
    queryKey: ['flows'],
    queryFn: async ({ signal }) => {
      const got = await ask(FlowsDocument, {}, signal)

      return { rows: got.flows.edges.map(({ node }) => node), two: got.twoPersonPublish }
    },
  })

  return (
    <>
      <FlowsView
        flows={fetched(query)}
        now={now}
        busy={two.busy}
        problem={useFlowTrouble(two).of}
        onCreate={() => {
          setCreating(true)
        }}
        onTwo={(required) => {
          two.run({ input: { required } })
        }}
      />
      {creating && (
        <CreateDialog
          onClose={() => {
            setCreating(false)
          }}
        />
      )}
    </>
  )
}
