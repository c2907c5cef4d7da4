import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { FlowChangesDocument, FlowPolicyDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { useCan } from '#lib/viewer.tsx'
import { Changes } from '#ui/changes.tsx'
import { fetched, Loaded } from '#ui/loaded.tsx'
import { Quiet } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'
import { versionWords } from '#ui/version.words.ts'

import { policyOf, trialOf, type Listed, type Version } from './flow.ts'
import { flowWords } from './words.ts'

interface Props {
  name: string
  version: Version
}

/** How a version differs from the one of a number. */
export function Difference({ name, version, from }: Props & { from: number }) {
  const query = useQuery({
    queryKey: ['flow', name, 'changes', version.id, version.revision, from],
    queryFn: async ({ signal }) => (await ask(FlowChangesDocument, { name, number: version.number, from }, signal)).flow?.version?.changes ?? [],
  })

  return <Loaded from={fetched(query)}>{(changes) => <Changes of={changes} />}</Loaded>
}

/** How a version differs from any other that is picked; at first from the one before. */
export function Compare({ name, version, others }: Props & { others: readonly Listed[] }) {
  const word = useWords(flowWords)
  const common = useWords(versionWords)
  const [from, setFrom] = useState(others.find(({ number }) => number === version.number - 1)?.number ?? others[0]?.number ?? 0)

  return (
    <>
      <Select
        label={word.comparedWith}
        value={String(from)}
        options={others.map(({ number, state }) => ({ value: String(number), label: `${common.version(number)} (${common.states[state]})` }))}
        onChange={(number) => {
          setFrom(Number(number))
        }}
      />
      <Difference name={name} version={version} from={from} />
    </>
  )
}

/** What becomes other by publishing a version: the difference to the one that is published. */
export function Effect({ name, version, published }: Props & { published: number | undefined }) {
  const word = useWords(flowWords)
  if (published === undefined) return <p>{word.first}</p>

  return (
    <>
      <p>{word.against(published)}</p>
      <Difference name={name} version={version} from={published} />
    </>
  )
}

/** What came of the version of the flow's policy that is tried beside the live one, for whoever publishes. */
export function Trial({ version }: { version: Version }) {
  const word = useWords(flowWords).trial
  const may = useCan('policy:read')
  const policy = policyOf(version)
  const query = useQuery({
    queryKey: ['flow', 'policy', policy],
    queryFn: async ({ signal }) => (await ask(FlowPolicyDocument, { name: policy }, signal)).policy,
    enabled: may,
  })
  if (!may) return null

  return (
    <Loaded from={fetched(query)}>
      {(found) => {
        const tried = found && trialOf(found)

        return <Quiet>{tried ? word.sum(policy, tried.number, tried.verifications, tried.same) : word.none(policy)}</Quiet>
      }}
    </Loaded>
  )
}
