import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'

import {
  ArchiveFlowVersionDocument,
  DraftFlowVersionDocument,
  EditFlowVersionDocument,
  FlowDocument,
  PublishFlowVersionDocument,
  ValidateFlowVersionDocument,
} from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { newKey } from '#lib/once.ts'
import { useVerb } from '#lib/verb.ts'
import { Confirm } from '#ui/confirm.tsx'
import { fetched, Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { tell } from '#ui/toast.tsx'

import { Compare, Difference, Trial } from './compare.page.tsx'
import type { Version } from './flow.ts'
import { FlowView } from './flow.view.tsx'
import { useFlowTrouble } from './trouble.ts'
import { flowWords } from './words.ts'

type Asked = { act: 'publish' | 'archive'; version: Version } | null

function useActs(onNew: (number: number) => void) {
  const word = useWords(flowWords)
  const stale = [['flows'], ['flow']]
  const edit = useVerb(EditFlowVersionDocument, { stale, onDone: () => tell(word.saved) })
  const copy = useVerb(DraftFlowVersionDocument, {
    stale,
    onDone: ({ version }) => {
      tell(word.copied(version.number))
      onNew(version.number)
    },
  })
  const validate = useVerb(ValidateFlowVersionDocument, { stale, onDone: () => tell(word.done.validate) })
  const publish = useVerb(PublishFlowVersionDocument, { stale, onDone: () => tell(word.done.publish) })
  const archive = useVerb(ArchiveFlowVersionDocument, { stale, onDone: () => tell(word.done.archive) })
  const troubles = [useFlowTrouble(edit), useFlowTrouble(copy), useFlowTrouble(validate)].map(({ of }) => of)

  return { edit, copy, validate, publish, archive, problem: troubles.find(Boolean), sure: { publish: useFlowTrouble(publish).of, archive: useFlowTrouble(archive).of } }
}

/** What becomes other by publishing a version: the difference to the one that is published. */
function Against({ name, version, published }: { name: string; version: Version; published: Version | undefined }) {
  const word = useWords(flowWords)
  if (!published) return <p>{word.first}</p>

  return (
    <>
      <p>{word.against(published.number)}</p>
      <Difference name={name} version={version} from={published.number} />
    </>
  )
}

/** One flow of the tenant. */
export function FlowPage() {
  const word = useWords(flowWords)
  const { name } = useParams({ from: '/inside/flows/$name' })
  const [shown, setShown] = useState(0)
  const [asked, setAsked] = useState<Asked>(null)
  const { edit, copy, validate, publish, archive, problem, sure } = useActs(setShown)
  const query = useQuery({ queryKey: ['flow', name], queryFn: async ({ signal }) => (await ask(FlowDocument, { name }, signal)).flow })
  const place = ({ id, revision }: Version) => ({ input: { id, revision } })
  const close = () => {
    setAsked(null)
  }

  return (
    <Loaded from={fetched(query)}>
      {(flow) =>
        flow === null ? (
          <Notice page icon="list" title={word.gone.title} text={word.gone.text} />
        ) : (
          <>
            <FlowView
              name={flow.name}
              versions={flow.versions}
              shown={shown}
              busy={edit.busy || copy.busy || validate.busy || publish.busy || archive.busy}
              problem={problem}
              onShow={setShown}
              onSave={({ id, revision }, yaml) => {
                edit.run({ input: { id, revision, yaml } })
              }}
              onCopy={({ number }, method) => {
                copy.run({ input: { idempotencyKey: newKey(), flow: flow.name, from: number, ...(method && { method }) } })
              }}
              onImport={(yaml) => {
                copy.run({ input: { idempotencyKey: newKey(), flow: flow.name, yaml } })
              }}
              compare={(version) => (
                <Compare key={version.id} name={flow.name} version={version} others={flow.versions.filter(({ number }) => number !== version.number)} />
              )}
              onValidate={(version) => {
                validate.run(place(version))
              }}
              onPublish={(version) => {
                setAsked({ act: 'publish', version })
              }}
              onArchive={(version) => {
                setAsked({ act: 'archive', version })
              }}
            />
            {asked && (
              <Confirm
                title={word.sure[asked.act](flow.name, asked.version.number)}
                act={word.acts[asked.act]}
                loses={asked.act === 'archive'}
                busy={publish.busy || archive.busy}
                problem={sure[asked.act]}
                onClose={close}
                onConfirm={() => {
                  ;(asked.act === 'publish' ? publish : archive).run(place(asked.version), close)
                }}
              >
                <p>{word.sure[`${asked.act}Text`]}</p>
                {asked.act === 'publish' && (
                  <>
                    <Against name={flow.name} version={asked.version} published={flow.versions.find(({ state }) => state === 'PUBLISHED')} />
                    <Trial version={asked.version} />
                  </>
                )}
              </Confirm>
            )}
          </>
        )
      }
    </Loaded>
  )
}
