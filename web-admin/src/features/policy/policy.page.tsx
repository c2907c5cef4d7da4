import { useInfiniteQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'

import {
  ArchivePolicyVersionDocument,
  DraftPolicyVersionDocument,
  EditPolicyVersionDocument,
  PolicyDocument,
  PublishPolicyVersionDocument,
  ShadowPolicyVersionDocument,
  ValidatePolicyVersionDocument,
} from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { newKey } from '#lib/once.ts'
import { useVerb } from '#lib/verb.ts'
import { Changes } from '#ui/changes.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { fetched, Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { tell } from '#ui/toast.tsx'
import { versionWords } from '#ui/version.words.ts'

import { Shadow } from './change.view.tsx'
import type { Version } from './policy.ts'
import { PolicyView } from './policy.view.tsx'
import { TrialPage } from './trial.page.tsx'
import { usePolicyTrouble } from './trouble.ts'
import { policyWords } from './words.ts'

type Asked = { act: 'publish' | 'archive'; version: Version } | null

function useActs(onNew: (number: number) => void) {
  const word = useWords(policyWords)
  const common = useWords(versionWords)
  const stale = [['policies'], ['policy']]
  const edit = useVerb(EditPolicyVersionDocument, { stale, onDone: () => tell(common.saved) })
  const copy = useVerb(DraftPolicyVersionDocument, {
    stale,
    onDone: ({ version }) => {
      tell(common.copied(version.number))
      onNew(version.number)
    },
  })
  const validate = useVerb(ValidatePolicyVersionDocument, { stale, onDone: () => tell(word.done.validate) })
  const publish = useVerb(PublishPolicyVersionDocument, { stale, onDone: () => tell(word.done.publish) })
  const archive = useVerb(ArchivePolicyVersionDocument, { stale, onDone: () => tell(word.done.archive) })
  const shadow = useVerb(ShadowPolicyVersionDocument, { stale, onDone: (_, { input }) => tell(input.on ? word.done.try : word.done.quiet) })
  const troubles = [usePolicyTrouble(edit), usePolicyTrouble(copy), usePolicyTrouble(validate), usePolicyTrouble(shadow)].map(({ of }) => of)

  return {
    edit,
    copy,
    validate,
    publish,
    archive,
    shadow,
    busy: [edit, copy, validate, publish, archive, shadow].some(({ busy }) => busy),
    problem: troubles.find(Boolean),
    sure: { publish: usePolicyTrouble(publish).of, archive: usePolicyTrouble(archive).of },
  }
}

function Sure({ name, shadow, asked: { act, version }, acts, onClose }: { name: string; shadow: number | null; asked: NonNullable<Asked>; acts: ReturnType<typeof useActs>; onClose: () => void }) {
  const word = useWords(policyWords)
  const common = useWords(versionWords)

  return (
    <Confirm
      title={word.sure[act](name, version.number)}
      act={common.acts[act]}
      loses={act === 'archive'}
      busy={acts.busy}
      problem={acts.sure[act]}
      onClose={onClose}
      onConfirm={() => {
        acts[act].run({ input: { id: version.id, revision: version.revision } }, onClose)
      }}
    >
      <p>{word.sure[`${act}Text`]}</p>
      {act === 'publish' && (
        <>
          {version.number > 1 && <Changes of={version.changes} />}
          <Shadow of={version.shadow} running={shadow === version.number} />
        </>
      )}
    </Confirm>
  )
}

/** One policy of the tenant. */
export function PolicyPage() {
  const word = useWords(policyWords)
  const { name } = useParams({ from: '/inside/policies/$name' })
  const [shown, setShown] = useState(0)
  const [asked, setAsked] = useState<Asked>(null)
  const acts = useActs(setShown)
  const query = useInfiniteQuery({
    queryKey: ['policy', name],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => (await ask(PolicyDocument, { name, after: pageParam }, signal)).policy,
    getNextPageParam: (page) => (page?.versions.pageInfo.hasNextPage ? page.versions.pageInfo.endCursor : null),
  })
  const place = ({ id, revision }: Version) => ({ id, revision })

  return (
    <Loaded from={fetched({ ...query, data: query.data?.pages })}>
      {(pages) => {
        const policy = pages[0]
        if (!policy) return <Notice page icon="list" title={word.gone.title} text={word.gone.text} />

        return (
          <>
            <PolicyView
              name={policy.name}
              versions={pages.flatMap((page) => page?.versions.edges.map(({ node }) => node) ?? [])}
              shown={shown}
              shadow={policy.shadow}
              busy={acts.busy}
              problem={acts.problem}
              onShow={setShown}
              onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
              onSave={(version, yaml) => {
                acts.edit.run({ input: { ...place(version), yaml } })
              }}
              onCopy={({ number }) => {
                acts.copy.run({ input: { idempotencyKey: newKey(), policy: policy.name, from: number } })
              }}
              onValidate={(version) => {
                acts.validate.run({ input: place(version) })
              }}
              onTry={(version, on) => {
                acts.shadow.run({ input: { ...place(version), on } })
              }}
              onPublish={(version) => {
                setAsked({ act: 'publish', version })
              }}
              onArchive={(version) => {
                setAsked({ act: 'archive', version })
              }}
              trial={(version) => <TrialPage key={`${version.id} ${String(version.revision)}`} of={version} />}
            />
            {asked && (
              <Sure
                name={policy.name}
                shadow={policy.shadow}
                asked={asked}
                acts={acts}
                onClose={() => {
                  setAsked(null)
                }}
              />
            )}
          </>
        )
      }}
    </Loaded>
  )
}
