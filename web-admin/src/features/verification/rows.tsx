import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { useLanguage, useWords } from '#lib/language.ts'
import { reasonText } from '#lib/reasons.ts'
import { Copy } from '#ui/copy.tsx'
import { Bone } from '#ui/skeleton.tsx'
import { When } from '#ui/when.tsx'

import { StateBadge } from './badges.tsx'
import { shortId } from './id.ts'
import type { Connection } from './list.view.tsx'
import { verificationWords } from './words.ts'
import style from './list.module.css'

type Row = Connection['edges'][number]['node']

const columns = ['state', 'reference', 'id', 'created', 'concluded', 'decision'] as const

function Head() {
  const word = useWords(verificationWords)

  return (
    <thead role="rowgroup">
      <tr role="row">
        {columns.map((column) => (
          <th key={column} role="columnheader" scope="col" className={style[column]}>
            {word.columns[column]}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function Decided({ report }: { report: Row['report'] }) {
  const language = useLanguage()
  const word = useWords(verificationWords)
  if (!report) return null
  const [first, ...more] = report.reasons

  return (
    <span title={report.reasons.join(', ')}>
      {first ? reasonText(first, language) : word.decisions[report.decision]}
      {more.length > 0 && <span className={style['more']}> +{more.length}</span>}
    </span>
  )
}

function Line({ row, arrived, now }: { row: Row; arrived: boolean; now: number }) {
  const word = useWords(verificationWords)

  return (
    <tr role="row" className={arrived ? style['arrived'] : ''}>
      <td role="cell" className={style['state']}>
        <StateBadge state={row.state} />
      </td>
      <td role="cell" className={style['reference']}>
        <Link to="/verifications/$id" params={{ id: row.id }} className={style['open']} data-row={row.id}>
          {row.reference ?? <span className={style['none']}>{word.noReference}</span>}
        </Link>
      </td>
      <td role="cell" className={style['id']}>
        <Copy text={row.id} short={shortId(row.id)} label={word.id} />
      </td>
      <td role="cell" className={style['created']}>
        <When at={row.createdAt} now={now} />
      </td>
      <td role="cell" className={style['concluded']}>
        {row.concludedAt && <When at={row.concludedAt} now={now} />}
      </td>
      <td role="cell" className={style['decision']}>
        <Decided report={row.report} />
      </td>
    </tr>
  )
}

/** The rows; one that was not there at first slides in. */
export function Rows({ rows, now }: { rows: readonly Row[]; now: number }) {
  const word = useWords(verificationWords)
  const [first] = useState(() => new Set(rows.map((row) => row.id)))

  return (
    <table role="table" className={style['table']} aria-label={word.title}>
      <Head />
      <tbody role="rowgroup">
        {rows.map((row) => (
          <Line key={row.id} row={row} arrived={!first.has(row.id)} now={now} />
        ))}
      </tbody>
    </table>
  )
}

/** The shape of the rows while the first answer is under way. */
export function LoadingRows() {
  const word = useWords(verificationWords)

  return (
    <>
      <p className="visually-hidden" role="status">
        {word.loading}
      </p>
      <div className={style['bones']} aria-hidden="true">
        {Array.from({ length: 8 }, (_, index) => (
          <div key={index} className={style['bone']}>
            <Bone size="short" />
            <Bone size="long" />
            <Bone size="medium" />
            <Bone size="short" />
          </div>
        ))}
      </div>
    </>
  )
}
