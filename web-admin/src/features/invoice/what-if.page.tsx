import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'

import { BillingMonthDocument, WhatIfDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useNow } from '#lib/time.ts'
import { fetched, Loaded } from '#ui/loaded.tsx'
import { useTrouble } from '#ui/problem.ts'

import { inForce } from './contract.view.tsx'
import { monthsBack, today } from '#lib/days.ts'
import { Door } from './door.tsx'
import { WhatIfView } from './what-if.view.tsx'

function WhatIf() {
  const now = useNow(60_000)
  const search = useSearch({ from: '/inside/billing/what-if' })
  const navigate = useNavigate({ from: '/billing/what-if' })
  const query = useQuery({ queryKey: ['billing', 'month'], queryFn: ({ signal }) => ask(BillingMonthDocument, {}, signal) })
  // It asks when it is told to, for a text that may be long: so it is no query, though it changes nothing.
  const reckoning = useMutation({ mutationFn: (variables: { month: string; contract: string }) => ask(WhatIfDocument, variables) })
  const answer = reckoning.data?.whatIf
  const refused = answer && answer.__typename !== 'Bill' ? answer : undefined
  // What is wrong with a contract stands in the sentence of the server alone: no word for all of it says as much.
  const said = useTrouble({ error: reckoning.error, refused: undefined }).of ?? refused?.message

  return (
    <Loaded from={fetched(query)}>
      {({ forecast, contracts }) => {
        const day = today(now, forecast?.soFar.zone ?? 'UTC')
        const months = monthsBack(day.slice(0, 7), 12)
        const month = search.month ?? months[0] ?? day.slice(0, 7)

        return (
          <WhatIfView
            month={month}
            months={months.includes(month) ? months : [...months, month]}
            yaml={inForce(contracts, day).now?.yaml ?? ''}
            compared={answer?.__typename === 'Bill' ? { now: reckoning.data?.invoiceDraft ?? null, then: answer } : undefined}
            busy={reckoning.isPending}
            problem={said}
            onMonth={(next) => {
              reckoning.reset()
              void navigate({ search: { month: next }, replace: true, resetScroll: false })
            }}
            onReckon={(contract) => {
              reckoning.mutate({ month, contract })
            }}
          />
        )
      }}
    </Loaded>
  )
}

/** A month of the tenant under another contract. */
export function WhatIfPage() {
  return (
    <Door>
      <WhatIf />
    </Door>
  )
}
