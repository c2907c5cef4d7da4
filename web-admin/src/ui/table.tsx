import type { ReactNode } from 'react'

import { Bone } from './skeleton.tsx'
import style from './table.module.css'

/** A column of a {@link Table}. */
export interface Column<Row> {
  key: string
  /** Its heading; an empty one is for actions, which need none for the eye. */
  head: string
  /** What assistive technology calls a column without a heading. */
  name?: string
  cell: (row: Row) => ReactNode
  /** Left out between a phone and a desk, where the table is still a table and narrow. */
  minor?: boolean
  /** Figures to be compared from row to row: they stand at the end, under each other. */
  figure?: boolean
}

function classOf({ minor, figure }: { minor?: boolean; figure?: boolean }, ...more: (string | undefined)[]): string {
  return [minor && style['minor'], figure && style['figure'], ...more].filter(Boolean).join(' ')
}

/** Rows and columns; on a phone each row becomes a card whose lines name their column. The first column names the row. */
export function Table<Row>(props: {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  id: (row: Row) => string
  faded?: (row: Row) => boolean
}) {
  return (
    <table role="table" className={style['table']} aria-label={props.label}>
      <thead role="rowgroup">
        <tr role="row">
          {props.columns.map((column) => (
            <th key={column.key} role="columnheader" scope="col" className={classOf(column)}>
              {column.head || <span className="visually-hidden">{column.name}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {props.rows.map((row) => (
          <tr key={props.id(row)} role="row" className={props.faded?.(row) ? style['faded'] : ''}>
            {props.columns.map((column, index) => (
              <td
                key={column.key}
                role={index === 0 ? 'rowheader' : 'cell'}
                className={classOf(column, column.head ? '' : style['actions'])}
                data-head={index === 0 ? undefined : column.head}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The shape of a table whose rows are still coming. */
export function TableBones({ rows = 5 }: { rows?: number }) {
  return (
    <div className={style['bones']} aria-hidden="true">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={style['bone']}>
          <Bone size="long" />
          <Bone size="medium" />
          <Bone size="short" />
        </div>
      ))}
    </div>
  )
}
