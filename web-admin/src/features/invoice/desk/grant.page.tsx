import { useState } from 'react'

import { GrantCreditDocument } from '#gen/graphql.ts'
import { minor } from '#features/invoice/payer.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { unitPrice } from '#lib/money.ts'
import { useVerb } from '#lib/verb.ts'
import { Dialog } from '#ui/dialog.tsx'
import { useTrouble } from '#ui/problem.ts'
import { tell } from '#ui/toast.tsx'

import { GrantView } from './grant.view.tsx'
import { deskWords } from './words.ts'

/** Adds to what a tenant paid in advance. One dialog is one grant, however often it is sent. */
export function GrantDialog({ tenant, onClose }: { tenant: string; onClose: () => void }) {
  const word = useWords(deskWords).grant
  const language = useLanguage()
  const [idempotencyKey] = useState(() => crypto.randomUUID())
  const grant = useVerb(GrantCreditDocument, {
    stale: [['platform', 'desk', tenant]],
    onDone: (_, { input }) => {
      tell(word.done(unitPrice(`${input.amount}e-${digits(input.currency)}`, input.currency, language)))
      onClose()
    },
  })
  const trouble = useTrouble(grant, ['amount', 'currency', 'expiresOn', 'reason'])

  return (
    <Dialog title={word.title} onClose={onClose}>
      <GrantView
        busy={grant.busy}
        trouble={trouble}
        onGrant={({ currency, amount, expiresOn, reason }) => {
          grant.run({ input: { tenant, idempotencyKey, currency, amount: minor(amount, currency) ?? 0, expiresOn, reason: reason.trim() } })
        }}
      />
    </Dialog>
  )
}

function digits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 0
}
