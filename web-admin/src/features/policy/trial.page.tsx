import { useMutation } from '@tanstack/react-query'

import { PolicyBacktestDocument, PolicyCurveDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'

import type { Version } from './policy.ts'
import { TrialView } from './trial.view.tsx'
import { policyWords } from './words.ts'

interface Refused {
  message?: string
  code?: string | null
}

/** Asks what a version would make of what is stored, when somebody wants to know. */
export function TrialPage({ of: { id } }: { of: Version }) {
  const word = useWords(policyWords)
  const backtest = useMutation({ mutationFn: async (last: number) => (await ask(PolicyBacktestDocument, { id, last })).policyBacktest })
  const curve = useMutation({
    mutationFn: async ({ figure, last }: { figure: string; last: number }) => ({ figure, of: (await ask(PolicyCurveDocument, { id, threshold: figure, last })).policyCurve }),
  })
  const problem = () => {
    for (const { __typename: type, ...refused } of [backtest.data, curve.data?.of].filter((one) => one !== undefined)) {
      if (type === 'PolicyBacktest' || type === 'PolicyCurve') continue
      const { code, message } = refused as Refused

      return code === 'busy' ? word.conflicts.busy : message
    }

    return backtest.isError || curve.isError ? word.failed : undefined
  }

  return (
    <TrialView
      busy={backtest.isPending || curve.isPending}
      problem={problem()}
      backtest={backtest.data?.__typename === 'PolicyBacktest' ? backtest.data : undefined}
      curve={curve.data?.of.__typename === 'PolicyCurve' ? { figure: curve.data.figure, of: curve.data.of } : undefined}
      onBacktest={(last) => {
        backtest.mutate(last)
      }}
      onCurve={(figure, last) => {
        curve.mutate({ figure, last })
      }}
    />
  )
}
