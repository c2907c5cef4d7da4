import { Link } from '@tanstack/react-router'

import { useWords } from '#lib/language.ts'
import { Quiet } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'

import type { Change, Version } from './policy.ts'
import { policyWords } from './words.ts'
import style from './policy.module.css'

/** What was decided and would be decided otherwise, with a verification to look at. */
export function DecisionChanges({ of, label }: { of: readonly Change[]; label: string }) {
  const word = useWords(policyWords)
  if (of.length === 0) return null

  return (
    <Table
      label={label}
      rows={of}
      id={({ was, would }) => `${was} ${would}`}
      columns={[
        { key: 'was', head: word.columnsOf.was, cell: ({ was }) => word.decisions[was] },
        { key: 'would', head: word.columnsOf.would, cell: ({ would }) => word.decisions[would] },
        { key: 'count', head: word.columnsOf.count, cell: ({ count }) => count },
        {
          key: 'sample',
          head: word.columnsOf.sample,
          cell: ({ sample: [id] }) =>
            id && (
              <Link to="/verifications/$id" params={{ id }} className={style['name']}>
                {id.slice(0, 12)}…
              </Link>
            ),
        },
      ]}
    />
  )
}

/** What came of trying a version beside the live one. */
export function Shadow({ of, running }: { of: Version['shadow']; running: boolean }) {
  const word = useWords(policyWords).shadow

  return (
    <>
      {running && <p>{word.running}</p>}
      {of.verifications > 0 ? <p>{word.sum(of.verifications, of.same)}</p> : !running && <Quiet>{word.none}</Quiet>}
      {of.untold > 0 && <Quiet>{word.untold(of.untold)}</Quiet>}
      <DecisionChanges of={of.changes} label={word.title} />
    </>
  )
}
