import type { InvoiceState } from '#gen/graphql.ts'
import { useWords } from '#lib/language.ts'
import { Badge, type Meaning } from '#ui/badge.tsx'
import type { IconName } from '#ui/icon.tsx'

import { invoiceWords } from './words.ts'

type Shown = InvoiceState | 'OVERDUE'

const looks: Readonly<Record<Shown, readonly [Meaning, IconName]>> = {
  DRAFT: ['quiet', 'clock'],
  ISSUED: ['info', 'mail'],
  OVERDUE: ['bad', 'review'],
  PAID: ['good', 'approved'],
  VOID: ['quiet', 'declined'],
  WRITTEN_OFF: ['warn', 'minus'],
}

/** The state as a reader needs it: what is to be paid and is past its day is overdue. Days are written 2026-11-25. */
export function shownState(state: InvoiceState, dueOn: string | null, day: string): Shown {
  return state === 'ISSUED' && dueOn !== null && dueOn < day ? 'OVERDUE' : state
}

/** The state of an invoice on a day, in a word and a colour. */
export function StateBadge(props: { state: InvoiceState; dueOn: string | null; day: string }) {
  const shown = shownState(props.state, props.dueOn, props.day)
  const [meaning, icon] = looks[shown]

  return (
    <Badge meaning={meaning} icon={icon}>
      {useWords(invoiceWords).states[shown]}
    </Badge>
  )
}
