import { useState } from 'react'

import { useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Problem, Quiet, Section, Stack } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'
import { Table } from '#ui/table.tsx'

import { DecisionChanges } from './change.view.tsx'
import { figures } from './figures.ts'
import { line, type Backtest, type Curve } from './policy.ts'
import { policyWords } from './words.ts'
import style from './policy.module.css'

const parts = ['approved', 'review', 'declined', 'untold'] as const

/** What came of a backtest. */
export function BacktestView({ of }: { of: Backtest }) {
  const word = useWords(policyWords).backtest

  return (
    <>
      <p>{word.sum(of.reports, of.same)}</p>
      {of.untold.count > 0 && <Quiet>{word.untold(of.untold.count)}</Quiet>}
      {of.bare > 0 && <Quiet>{word.bare(of.bare)}</Quiet>}
      {of.known > 0 ? <p>{word.known(of.known, of.newlyApprovedImpostors.count, of.newlyRefusedGenuine.count)}</p> : <Quiet>{word.unknown}</Quiet>}
      <DecisionChanges of={of.changes} label={word.title} />
    </>
  )
}

function Shares({ of, figure, shown }: { of: Curve; figure: string; shown: readonly (typeof parts)[number][] }) {
  const word = useWords(policyWords)
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`

  return (
    <details>
      <summary>{word.curve.table}</summary>
      <Table
        label={word.curve.table}
        rows={of.points}
        id={({ value }) => String(value)}
        columns={[
          { key: 'value', head: figure, cell: ({ value }) => value.toFixed(3) },
          ...shown.map((part) => ({
            key: part,
            head: part === 'untold' ? word.curve.untoldLine : word.decisions[part.toUpperCase() as keyof typeof word.decisions],
            cell: ({ [part]: { share, low, high } }: Curve['points'][number]) => `${percent(share)} (${percent(low)}–${percent(high)})`,
          })),
        ]}
      />
    </details>
  )
}

/** The shares by the value of one figure, with their intervals as shades. */
export function CurveView({ of, figure }: { of: Curve; figure: string }) {
  const word = useWords(policyWords)
  if (of.reports === 0) return <Quiet>{of.untold > 0 ? word.curve.untold(of.untold) : word.curve.none}</Quiet>
  const shown = parts.filter((part) => part !== 'untold' || of.points.some(({ untold }) => untold.share > 0))
  const [first, last] = [of.points[0]?.value ?? 0, of.points.at(-1)?.value ?? 0]

  return (
    <>
      <p>{word.curve.sum(of.reports, of.current)}</p>
      {of.untold > 0 && <Quiet>{word.curve.untold(of.untold)}</Quiet>}
      <svg viewBox="-46 -10 656 240" role="img" aria-label={word.curve.label} className={style['curve']}>
        {shown.map((part) => (
          <g key={part}>
            <polygon
              className={`${style['band']} ${style[part]}`}
              points={`${line(of.points, (point) => point[part].high)} ${line(of.points, (point) => point[part].low)
                .split(' ')
                .reverse()
                .join(' ')}`}
            />
            <polyline className={style[part]} points={line(of.points, (point) => point[part].share)} />
          </g>
        ))}
        <line className={style['current']} x1={((of.current - first) / (last - first || 1)) * 600} x2={((of.current - first) / (last - first || 1)) * 600} y1="0" y2="200" />
        {[0, 50, 100].map((percent) => (
          <g key={percent}>
            <line className={style['grid']} x1="0" x2="600" y1={200 - 2 * percent} y2={200 - 2 * percent} />
            <text x="-6" y={204 - 2 * percent} textAnchor="end">
              {`${String(percent)} %`}
            </text>
          </g>
        ))}
        <text x="0" y="222">
          {first.toFixed(3)}
        </text>
        <text x="300" y="222" textAnchor="middle">
          {figure}
        </text>
        <text x="600" y="222" textAnchor="end">
          {last.toFixed(3)}
        </text>
      </svg>
      <p className={style['key']}>
        {shown.map((part) => (
          <span key={part}>
            <svg viewBox="0 0 28 8" aria-hidden>
              <line className={style[part]} x1="0" x2="28" y1="4" y2="4" />
            </svg>
            {part === 'untold' ? word.curve.untoldLine : word.decisions[part.toUpperCase() as keyof typeof word.decisions]}
          </span>
        ))}
      </p>
      <Shares of={of} figure={figure} shown={shown} />
    </>
  )
}

interface Props {
  busy: boolean
  problem: string | undefined
  backtest: Backtest | undefined
  curve: { figure: string; of: Curve } | undefined
  onBacktest: (last: number) => void
  onCurve: (figure: string, last: number) => void
}

/** What a version would make of what is stored. */
export function TrialView({ busy, problem, backtest, curve, onBacktest, onCurve }: Props) {
  const word = useWords(policyWords)
  const [last, setLast] = useState('1000')
  const [figure, setFigure] = useState<string>('passive.score.min')
  const count = Number(last)
  const fine = Number.isInteger(count) && count >= 1 && count <= 20000

  return (
    <Section title={word.backtest.title}>
      <Stack>
        <Quiet>{word.backtest.text}</Quiet>
        <Field
          label={word.backtest.last}
          type="number"
          min={1}
          max={20000}
          value={last}
          onChange={(event) => {
            setLast(event.target.value)
          }}
        />
        <div className={style['row']}>
          <Button disabled={busy || !fine} onClick={() => onBacktest(count)}>
            {busy ? word.backtest.busy : word.backtest.run}
          </Button>
        </div>
        <Select label={word.curve.figure} value={figure} options={figures.map((one) => ({ value: one, label: one }))} onChange={setFigure} />
        <div className={style['row']}>
          <Button tone="ghost" disabled={busy || !fine} onClick={() => onCurve(figure, count)}>
            {word.curve.draw}
          </Button>
        </div>
        <Problem>{problem}</Problem>
        {backtest && <BacktestView of={backtest} />}
        {curve && <CurveView of={curve.of} figure={curve.figure} />}
      </Stack>
    </Section>
  )
}
