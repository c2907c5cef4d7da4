import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'

import { AgreeContractDocument, PlatformContractDocument, PlatformWhatIfDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { monthsBack, today } from '#lib/days.ts'
import { useWords } from '#lib/language.ts'
import { useNow } from '#lib/time.ts'
import { useVerb } from '#lib/verb.ts'
import { fetched, Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { useTrouble } from '#ui/problem.ts'
import { tell } from '#ui/toast.tsx'

import { ContractView } from './contract.view.tsx'
import { contractWords } from './words.ts'

/** The first day of the month after one. */
function nextMonth(day: string): string {
  const at = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + 1)

  return at.toISOString().slice(0, 10)
}

/** A tenant's contract, for operators. */
export function ContractPage() {
  const { id: tenant } = useParams({ from: '/inside/platform/tenants/$id/contract' })
  const word = useWords(contractWords)
  const now = useNow(60_000)
  const [key, setKey] = useState(() => crypto.randomUUID())
  const query = useQuery({ queryKey: ['platform', 'contract', tenant], queryFn: ({ signal }) => ask(PlatformContractDocument, { tenant }, signal) })
  // It asks when it is told to, for a text that may be long: so it is no query, though it changes nothing.
  const reckoning = useMutation({ mutationFn: (variables: { month: string; contract: string }) => ask(PlatformWhatIfDocument, { tenant, ...variables }) })
  const agree = useVerb(AgreeContractDocument, {
    stale: [['platform', 'contract', tenant]],
    onDone: ({ contract }) => {
      setKey(crypto.randomUUID())
      tell(word.agree.done(String(contract.number)))
    },
  })
  const answer = reckoning.data?.platformWhatIf
  const refused = answer && answer.__typename !== 'Bill' ? answer : undefined
  const compared = answer?.__typename === 'Bill' ? { now: reckoning.data?.platformDraft ?? null, then: answer } : undefined
  // What is wrong with a contract stands in the sentence of the server alone: no word for all of it says as much.
  const said = useTrouble({ error: reckoning.error, refused: undefined }).of ?? refused?.message
  const codes = agree.refused ? { closed: agree.refused.message, zone: agree.refused.message, currency: agree.refused.message } : {}
  const trouble = useTrouble(agree, ['effectiveFrom', 'note'], codes)
  const day = today(now, 'UTC')

  return (
    <Loaded from={fetched(query)}>
      {({ platformTenant, platformContracts }) =>
        platformTenant ? (
          <ContractView
            tenant={platformTenant}
            versions={platformContracts}
            from={nextMonth(day)}
            months={monthsBack(day.slice(0, 7), 13).slice(1)}
            tried={compared && { yaml: reckoning.variables?.contract ?? '', compared }}
            busy={reckoning.isPending || agree.busy}
            problem={said}
            trouble={trouble}
            onTry={(month, contract) => {
              reckoning.mutate({ month, contract })
            }}
            onAgree={(version) => {
              agree.run({ input: { tenant, idempotencyKey: key, ...version } })
            }}
          />
        ) : (
          <Notice page icon="search" title={word.lost.title} text={word.lost.text} />
        )
      }
    </Loaded>
  )
}
