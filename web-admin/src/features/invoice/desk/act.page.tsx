import { useState } from 'react'

import {
  CloseAgainDocument,
  CreditInvoiceDocument,
  IssueInvoiceDocument,
  RecordPaymentDocument,
  VoidInvoiceDocument,
  WriteOffInvoiceDocument,
  type DeskInvoiceQuery,
} from '#gen/graphql.ts'
import { today } from '#lib/days.ts'
import { useWords } from '#lib/language.ts'
import { useVerb, type Verb } from '#lib/verb.ts'
import { Confirm } from '#ui/confirm.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useTrouble } from '#ui/problem.ts'
import { tell } from '#ui/toast.tsx'

import type { Act } from './acts.view.tsx'
import { NoteView } from './note.view.tsx'
import { PaymentView, receiptOf } from './payment.view.tsx'
import { ReasonView } from './reason.view.tsx'
import { deskWords } from './words.ts'

type Invoice = NonNullable<DeskInvoiceQuery['platformInvoice']>

interface Props {
  tenant: string
  invoice: Invoice
  now: number
  onClose: () => void
}

/** What stands in the way of an act, in the reader's words; of a change that came first as well. */
function useActTrouble(verb: Pick<Verb<never, unknown>, 'error' | 'refused'>, fields: readonly string[] = []) {
  const { codes } = useWords(deskWords).acts
  const { refused, error } = verb

  return useTrouble({ error, refused: refused?.__typename === 'StaleRevision' ? { ...refused, code: 'stale' } : refused }, fields, codes)
}

function useEnd({ tenant, onClose }: Props) {
  return {
    stale: [['platform', 'desk', tenant]],
    ends: (said: string) => {
      tell(said)
      onClose()
    },
  }
}

function Issue(props: Props) {
  const word = useWords(deskWords).acts
  const { stale, ends } = useEnd(props)
  const verb = useVerb(IssueInvoiceDocument, {
    stale,
    onDone: () => {
      ends(word.issued)
    },
  })

  return (
    <Confirm
      title={word.issueTitle}
      act={word.issueAct}
      loses={false}
      busy={verb.busy}
      problem={useActTrouble(verb).of}
      onClose={props.onClose}
      onConfirm={() => {
        verb.run({ input: { tenant: props.tenant, id: props.invoice.id } })
      }}
    >
      <p>{word.issueText}</p>
    </Confirm>
  )
}

function Again(props: Props) {
  const word = useWords(deskWords).acts
  const { stale, ends } = useEnd(props)
  const verb = useVerb(CloseAgainDocument, {
    stale,
    onDone: () => {
      ends(word.made)
    },
  })

  return (
    <Confirm
      title={word.againTitle}
      act={word.againAct}
      loses={false}
      busy={verb.busy}
      problem={useActTrouble(verb).of}
      onClose={props.onClose}
      onConfirm={() => {
        verb.run({ input: { tenant: props.tenant, id: props.invoice.id } })
      }}
    >
      <p>{word.againText}</p>
    </Confirm>
  )
}

function End({ act, ...props }: Props & { act: 'void' | 'writeOff' }) {
  const word = useWords(deskWords).acts
  const { stale, ends } = useEnd(props)
  const voids = useVerb(VoidInvoiceDocument, {
    stale,
    onDone: () => {
      ends(word.voided)
    },
  })
  const gives = useVerb(WriteOffInvoiceDocument, {
    stale,
    onDone: () => {
      ends(word.writtenOff)
    },
  })
  const verb = act === 'void' ? voids : gives

  return (
    <Dialog title={act === 'void' ? word.voidTitle : word.writeOffTitle} onClose={props.onClose}>
      <ReasonView
        text={act === 'void' ? word.voidText : word.writeOffText}
        act={act === 'void' ? word.voidAct : word.writeOffAct}
        busy={verb.busy}
        trouble={useActTrouble(verb, ['reason'])}
        onReason={(reason) => {
          verb.run({ input: { tenant: props.tenant, id: props.invoice.id, revision: props.invoice.revision, reason } })
        }}
      />
    </Dialog>
  )
}

function Note(props: Props) {
  const word = useWords(deskWords).acts
  const { stale, ends } = useEnd(props)
  const [idempotencyKey] = useState(() => crypto.randomUUID())
  const verb = useVerb(CreditInvoiceDocument, {
    stale,
    onDone: ({ creditNote }) => {
      ends(word.noted(creditNote.number))
    },
  })

  return (
    <Dialog title={word.noteTitle} onClose={props.onClose}>
      <NoteView
        currency={props.invoice.currency}
        rates={props.invoice.taxes.map(({ rate }) => rate)}
        busy={verb.busy}
        trouble={useActTrouble(verb, ['net', 'rate', 'reason'])}
        onNote={(note) => {
          verb.run({ input: { tenant: props.tenant, id: props.invoice.id, idempotencyKey, ...note } })
        }}
      />
    </Dialog>
  )
}

function Pay(props: Props) {
  const word = useWords(deskWords).acts
  const { stale, ends } = useEnd(props)
  const [idempotencyKey] = useState(() => crypto.randomUUID())
  const { currency, zone, left, state } = props.invoice
  const verb = useVerb(RecordPaymentDocument, {
    stale,
    onDone: () => {
      ends(word.paid)
    },
  })

  return (
    <Dialog title={word.payTitle} onClose={props.onClose}>
      <PaymentView
        currency={currency}
        left={left.minor}
        back={state === 'PAID'}
        day={today(props.now, zone)}
        busy={verb.busy}
        trouble={useActTrouble(verb, ['amount', 'reference'])}
        onPay={(payment) => {
          verb.run({ input: { tenant: props.tenant, id: props.invoice.id, idempotencyKey, ...receiptOf(payment, currency, today(Date.now(), zone), Date.now()) } })
        }}
      />
    </Dialog>
  )
}

/** Asks what it takes to do something with an invoice, and does it. */
export function ActDialog({ act, ...props }: Props & { act: Act }) {
  switch (act) {
    case 'issue':
      return <Issue {...props} />
    case 'again':
      return <Again {...props} />
    case 'note':
      return <Note {...props} />
    case 'pay':
      return <Pay {...props} />
    case 'void':
    case 'writeOff':
      return <End act={act} {...props} />
  }
}
