import { useLanguage, useWords } from '#lib/language.ts'
import { allowedText, figure, unitText, type MeasureRow } from '#lib/measures.ts'

import { findingWords } from './finding.words.ts'
import { Gauge } from './gauge.tsx'
import style from './measure.module.css'

/** Figures in line, each on its own bar against what the policy allows. */
export function MeasureTable({ rows }: { rows: readonly MeasureRow[] }) {
  const word = useWords(findingWords)
  const language = useLanguage()

  return (
    <table role="table" className={style['table']}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {word.measure}
          </th>
          <th role="columnheader" scope="col" className={style['number']}>
            {word.value}
          </th>
          <th role="columnheader" scope="col" className={style['bar']} aria-hidden="true" />
          <th role="columnheader" scope="col" className={style['number']}>
            {word.allowed}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={row.name} className={row.within === false ? style['outside'] : ''}>
            <th role="rowheader" scope="row" title={row.name}>
              {row.label}
            </th>
            <td role="cell" className={style['number']}>
              {figure(row.value, row.digits, language)}
              <span className={style['unit']}>{unitText(row.unit)}</span>
              {row.within !== null && (
                <span className="visually-hidden">{row.within ? word.within : word.outside}</span>
              )}
            </td>
            <td role="cell" className={style['bar']} aria-hidden="true">
              {row.within !== null && <Gauge {...row} within={row.within} />}
            </td>
            <td role="cell" className={`${style['number']} ${style['allowed']}`}>
              {allowedText(row, language)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
