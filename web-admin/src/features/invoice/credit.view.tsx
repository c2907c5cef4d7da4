import type { ReactNode } from 'react'

import type { CreditPageFragment } from '#gen/graphql.ts'
import { dayName } from '#lib/days.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { money } from '#lib/money.ts'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { Quiet, Section } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { Turn } from '#ui/turn.tsx'
import { When } from '#ui/when.tsx'

import { invoiceWords } from './words.ts'
import style from './invoice.module.css'

type Answer = CreditPageFragment

/** One page of the ledger of prepaid credit, and what is left. */
export interface Credits {
  rows: readonly Answer['edges'][number]['node'][]
  next: string | null
  left: Answer['left']
}

interface Props {
  credits: Fetched<Credits>
  after: string | undefined
  now: number
  onTurn: (after: string | undefined) => void
  /** What can be done beside it. */
  aside?: ReactNode
}

function Rows({ rows, now }: { rows: Credits['rows']; now: number }) {
  const word = useWords(invoiceWords).credit
  const language = useLanguage()

  return (
    <Table
      label={word.title}
      rows={rows}
      id={({ id }) => id}
      columns={[
        { key: 'when', head: word.columns.when, cell: ({ createdAt }) => <When at={createdAt} now={now} /> },
        {
          key: 'what',
          head: word.columns.what,
          cell: ({ kind, reason }) => (
            <div>
              {word.kinds[kind]}
              {reason && <Quiet>{reason}</Quiet>}
            </div>
          ),
        },
        { key: 'expires', head: word.columns.expires, minor: true, cell: ({ expiresOn }) => (expiresOn ? dayName(expiresOn, language) : '–') },
        { key: 'amount', head: word.columns.amount, figure: true, cell: ({ amount }) => money(amount, language) },
      ]}
    />
  )
}

/** The ledger of prepaid credit: what was granted, what invoices used of it, and what came back. */
export function CreditView({ credits, after, now, onTurn, aside }: Props) {
  const word = useWords(invoiceWords).credit
  const language = useLanguage()

  return (
    <Section title={word.title} text={word.text} aside={aside}>
      <Loaded from={credits}>
        {({ rows, next, left }) => (
          <>
            {left.length > 0 && <p className={style['left']}>{word.left(left.map((one) => money(one, language)).join(' · '))}</p>}
            {rows.length > 0 || after ? <Rows rows={rows} now={now} /> : <p className={style['text']}>{word.none}</p>}
            <Turn after={after} next={next} onTurn={onTurn} />
          </>
        )}
      </Loaded>
    </Section>
  )
}
