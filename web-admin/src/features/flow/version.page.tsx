import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import {
  ArchiveFlowVersionDocument,
  DraftFlowVersionDocument,
  EditFlowVersionDocument,
  FlowVersionDocument,
  PublishFlowVersionDocument,
  ValidateFlowVersionDocument,
} from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { newKey } from '#lib/once.ts'
import { today, useNow } from '#lib/time.ts'
import { useVerb } from '#lib/verb.ts'
import { Confirm } from '#ui/confirm.tsx'
import { fetched, Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { tell } from '#ui/toast.tsx'
import { versionWords } from '#ui/version.words.ts'

import { Compare, Effect, Trial } from './compare.page.tsx'
import { Dry } from './dry.page.tsx'
import type { Listed, Version } from './flow.ts'
import { useFlowTrouble } from './trouble.ts'
import { VersionView } from './version.view.tsx'
import { flowWords } from './words.ts'

type Asked = { act: 'publish' | 'archive'; version: Version } | null

function useActs(onNew: (number: number) => void) {
  const word = useWords(flowWords)
  const common = useWords(versionWords)
  const stale = [['flows'], ['flow']]
  const edit = useVerb(EditFlowVersionDocument, { stale, onDone: () => tell(common.saved) })
  const copy = useVerb(DraftFlowVersionDocument, {
    stale,
    onDone: ({ version }) => {
      tell(common.copied(version.number))
      onNew(version.number)
    },
  })
  const validate = useVerb(ValidateFlowVersionDocument, { stale, onDone: () => tell(word.done.validate) })
  const publish = useVerb(PublishFlowVersionDocument, { stale, onDone: () => tell(word.done.publish) })
  const archive = useVerb(ArchiveFlowVersionDocument, { stale, onDone: () => tell(word.done.archive) })
  const [saving, copying, validating] = [useFlowTrouble(edit).of, useFlowTrouble(copy).of, useFlowTrouble(validate).of]
  const unread = copy.refused?.field === 'input.yaml'

  return {
    edit,
    copy,
    validate,
    publish,
    archive,
    // Each is told where it was tried.
    problems: { act: validating ?? (unread ? undefined : copying), save: saving, file: unread ? copying : undefined },
    sure: { publish: useFlowTrouble(publish).of, archive: useFlowTrouble(archive).of },
  }
}

/** Publishing what was archived is a roll-back. */
function kind({ act, version }: NonNullable<Asked>): 'publish' | 'back' | 'archive' {
  return act === 'publish' && version.state === 'ARCHIVED' ? 'back' : act
}

interface Props {
  name: string
  number: number
  /** The day that it is held against; today when left out. */
  on: string | undefined
  /** All versions that are known. */
  versions: readonly Listed[]
  /** The number of the published one. */
  published: number | undefined
  onDay: (day: string | undefined) => void
  onNew: (number: number) => void
}

/** One version of a flow, and what is done with it. */
export function VersionPage({ name, number, on, versions, published, onDay, onNew }: Props) {
  const word = useWords(flowWords)
  const common = useWords(versionWords)
  const now = useNow()
  const [asked, setAsked] = useState<Asked>(null)
  const [sent, setSent] = useState<string>()
  const { edit, copy, validate, publish, archive, problems, sure } = useActs(onNew)
  const query = useQuery({
    queryKey: ['flow', name, 'version', number, on],
    queryFn: async ({ signal }) => (await ask(FlowVersionDocument, { name, number, on: on ?? null }, signal)).flow?.version ?? null,
    placeholderData: keepPreviousData,
  })
  const unread = [edit, copy].some(({ refused }) => refused?.field === 'input.yaml') ? sent : undefined
  const place = ({ id, revision }: Version) => ({ input: { id, revision } })
  const close = () => {
    setAsked(null)
    publish.reset()
    archive.reset()
  }

  return (
    <Loaded from={fetched(query)}>
      {(version) =>
        version === null ? (
          <Notice page icon="list" title={word.gone.title} text={word.gone.text} />
        ) : (
          <>
            <VersionView
              name={name}
              of={version}
              day={on ?? today(now)}
              today={today(now)}
              busy={edit.busy || copy.busy || validate.busy || publish.busy || archive.busy}
              problems={problems}
              onDay={onDay}
              onSave={(yaml) => {
                setSent(yaml)
                edit.run({ input: { id: version.id, revision: version.revision, yaml } })
              }}
              onCopy={(method) => {
                copy.run({ input: { idempotencyKey: newKey(), flow: name, from: number, ...(method && { method }) } })
              }}
              onImport={(yaml) => {
                setSent(yaml)
                copy.run({ input: { idempotencyKey: newKey(), flow: name, yaml } })
              }}
              onValidate={() => {
                validate.run(place(version))
              }}
              onPublish={() => {
                setAsked({ act: 'publish', version })
              }}
              onArchive={() => {
                setAsked({ act: 'archive', version })
              }}
              dry={(yaml) => <Dry yaml={yaml} refused={unread} />}
              imported={copy.refused?.field === 'input.yaml' && sent !== undefined ? <Dry yaml={sent} refused={sent} only /> : undefined}
              compare={
                versions.length > 1 ? <Compare key={version.id} name={name} version={version} others={versions.filter((one) => one.number !== version.number)} /> : undefined
              }
            />
            {asked && (
              <Confirm
                title={word.sure[kind(asked)](name, asked.version.number)}
                act={common.acts[kind(asked)]}
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
                    <Effect name={name} version={asked.version} published={published} />
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
