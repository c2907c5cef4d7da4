import { useState } from 'react'

import { GrantFeatureDocument } from '#gen/graphql.ts'
import { featureText } from '#lib/feature.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { useVerb } from '#lib/verb.ts'
import { Dialog } from '#ui/dialog.tsx'
import { useTrouble } from '#ui/problem.ts'
import { tell } from '#ui/toast.tsx'

import { draftOf, termsOf, type Covered } from './terms.ts'
import { TermsView } from './terms.view.tsx'
import { platformWords } from './words.ts'

/** Puts the terms of a feature into force for a tenant. */
export function TermsDialog(props: { tenant: string; feature: Covered; wish?: string; onClose: () => void }) {
  const word = useWords(platformWords).terms
  const { name } = featureText(props.feature, useLanguage())
  const [start] = useState(() => draftOf(props.feature, Date.now()))
  const grant = useVerb(GrantFeatureDocument, {
    stale: [['platform']],
    onDone: () => {
      tell(word.done(name))
      props.onClose()
    },
  })
  const trouble = useTrouble(grant, ['trialEndsAt', 'quota', 'priceRef', 'note'])

  return (
    <Dialog title={word.title(name)} onClose={props.onClose}>
      <TermsView
        start={start}
        wish={props.wish}
        busy={grant.busy}
        trouble={trouble}
        onGrant={(draft) => {
          grant.run({ input: termsOf(props.tenant, props.feature, draft) })
        }}
      />
    </Dialog>
  )
}
