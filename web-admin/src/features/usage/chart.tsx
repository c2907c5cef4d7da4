import { useLanguage } from '#lib/language.ts'
import { Table } from '#ui/table.tsx'

import { ceiling, stride } from './chart.ts'
import { dayFigure, dayName } from './day.ts'
import { useWordsOf } from './words.ts'
import style from './chart.module.css'

interface Props {
  /** What is counted, in words. */
  name: string
  days: readonly string[]
  /** How much by day; a day that is not there has none. */
  used: ReadonlyMap<string, number>
  /** The day whose uses are listed. */
  chosen: string | undefined
  onDay: (day: string | undefined) => void
}

const height = 180
const foot = 24

/** Bars by day for the eye, and the same as a table for everybody. */
export function Chart({ name, days, used, chosen, onDay }: Props) {
  const word = useWordsOf().chart
  const language = useLanguage()
  const count = new Intl.NumberFormat(language)
  const top = ceiling(Math.max(...days.map((day) => used.get(day) ?? 0)))
  const width = 100 / days.length
  const every = stride(days.length)
  // What is little is still to be seen.
  const y = (value: number) => height - (value > 0 ? Math.max((value / top) * (height - 12), 2) : 0)
  const listed = days.filter((day) => used.has(day))

  return (
    <div className={style['frame']}>
      <div className={style['chart']}>
        <div className={style['scale']} aria-hidden="true">
          {[top, top / 2].map((value) => (
            <span key={value} style={{ top: y(value) }}>
              {count.format(value)}
            </span>
          ))}
        </div>
        <svg className={style['plot']} height={height + foot} role="img" aria-label={word.label(name)}>
          {[top, top / 2, 0].map((value) => (
            <line key={value} className={style['rule']} x1="0" x2="100%" y1={y(value) + 0.5} y2={y(value) + 0.5} />
          ))}
          {days.map((day, at) => (
            <g
              key={day}
              className={`${style['day']} ${day === chosen ? style['chosen'] : ''}`}
              onClick={() => {
                onDay(day === chosen ? undefined : day)
              }}
            >
              <title>{`${dayName(day, language)}: ${count.format(used.get(day) ?? 0)}`}</title>
              <rect className={style['room']} x={`${at * width}%`} y="0" width={`${width}%`} height={height} />
              <rect className={style['bar']} x={`${(at + 0.14) * width}%`} y={y(used.get(day) ?? 0)} width={`${width * 0.72}%`} height={height - y(used.get(day) ?? 0)} rx="2" />
              {at % every === 0 && (
                <text className={style['name']} x={`${(at + 0.5) * width}%`} y={height + 18} textAnchor="middle">
                  {dayFigure(day, language)}
                </text>
              )}
            </g>
          ))}
        </svg>
      </div>
      <details className={style['table']}>
        <summary>{word.table}</summary>
        <Table
          label={word.label(name)}
          rows={listed}
          id={(day) => day}
          columns={[
            { key: 'day', head: word.day, cell: (day) => dayName(day, language) },
            { key: 'quantity', head: word.quantity, figure: true, cell: (day) => count.format(used.get(day) ?? 0) },
            {
              key: 'open',
              head: '',
              name: word.uses,
              cell: (day) => (
                <button
                  type="button"
                  className={style['open']}
                  aria-pressed={day === chosen}
                  aria-label={word.open(dayName(day, language))}
                  onClick={() => {
                    onDay(day === chosen ? undefined : day)
                  }}
                >
                  {word.uses}
                </button>
              ),
            },
          ]}
        />
      </details>
    </div>
  )
}
