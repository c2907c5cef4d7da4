import type { InvoiceState } from '#gen/graphql.ts'
import style from '#features/invoice/invoice.module.css'
import { useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'

import { deskWords } from './words.ts'

/** What can be done with an invoice. */
export type Act = 'issue' | 'pay' | 'note' | 'void' | 'writeOff' | 'again'

/** What an invoice in each state can become, the most wanted first. */
const acts: Record<InvoiceState, readonly Act[]> = {
  DRAFT: ['issue', 'void'],
  ISSUED: ['pay', 'note', 'void', 'writeOff'],
  PAID: ['note', 'pay'],
  WRITTEN_OFF: ['pay'],
  VOID: ['again'],
}

/** The buttons of what can be done with an invoice in its state. */
export function Acts({ state, onAct }: { state: InvoiceState; onAct: (act: Act) => void }) {
  const word = useWords(deskWords).acts

  return (
    <div className={style['desk']}>
      {acts[state].map((act) => (
        <Button
          key={act}
          onClick={() => {
            onAct(act)
          }}
        >
          {word[act]}
        </Button>
      ))}
    </div>
  )
}
