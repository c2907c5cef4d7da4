import type { BillingMonthQuery } from '#gen/graphql.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Bar } from '#ui/bar.tsx'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'

import { daysName, monthName } from '#lib/days.ts'
import { Lines, useSums } from './lines.tsx'
import { money, percent, share } from '#lib/money.ts'
import { invoiceWords } from './words.ts'
import style from './invoice.module.css'

/** The running month and what goes with it. */
export type Month = BillingMonthQuery

type Forecast = NonNullable<Month['forecast']>

const levels = [50, 80, 100] as const

function SoFar({ soFar, prepaid }: { soFar: Forecast['soFar']; prepaid: Month['credits']['left'] }) {
  const word = useWords(invoiceWords).month
  const language = useLanguage()
  const left = prepaid.filter(({ minor }) => minor > 0)

  return (
    <div className={style['figure']}>
      <h2 className={style['label']}>{word.soFar(monthName(soFar.month, language))}</h2>
      <p className={style['value']}>{money(soFar.total, language)}</p>
      <p className={style['text']}>{word.tax(money(soFar.net, language), money(soFar.tax, language))}</p>
      {left.length > 0 && <p className={style['text']}>{word.prepaid(left.map((one) => money(one, language)).join(' + '))}</p>}
    </div>
  )
}

function Expected({ forecast }: { forecast: Forecast }) {
  const word = useWords(invoiceWords).month
  const language = useLanguage()
  const { bill, from, to, days, daysLeft } = forecast
  const count = new Intl.NumberFormat(language)

  return (
    <div className={style['figure']}>
      <h2 className={style['label']}>{word.expected}</h2>
      <p className={style['value']}>{money(bill.total, language)}</p>
      <p className={style['text']}>{days > 0 ? word.basis(count.format(days), daysName(from, to, language), count.format(daysLeft)) : word.noBasis}</p>
    </div>
  )
}

function BudgetPart({ budget, onPayer }: { budget: Month['budget']; onPayer: () => void }) {
  const word = useWords(invoiceWords).budget
  const language = useLanguage()

  return (
    <div className={style['figure']}>
      <h2 className={style['label']}>{word.title}</h2>
      {budget ? (
        <>
          <p className={style['value']}>{money(budget.spent, language)}</p>
          <p className={style['text']}>{word.of(percent(String(share(budget.spent, budget.amount)), language), money(budget.amount, language))}</p>
          <div className={style['levels']}>
            <Bar used={budget.spent.minor} of={budget.amount.minor} />
            <div className={style['marks']} aria-hidden="true">
              {levels.map((level) => (
                <span key={level} style={{ insetInlineStart: `${String(level)}%` }}>
                  {level}
                </span>
              ))}
            </div>
          </div>
          <p className={style['text']}>{budget.alerted > 0 ? word.told(percent(String(budget.alerted), language)) : word.notTold}</p>
        </>
      ) : (
        <>
          <p className={style['text']}>{word.none}</p>
          <Can do="invoice:write">
            <button type="button" className={style['plain']} onClick={onPayer}>
              {word.set}
            </button>
          </Can>
        </>
      )}
    </div>
  )
}

/** What the running month costs so far, what it will probably come to, and how it stands against the budget. */
export function MonthView({ month, onPayer }: { month: Month; onPayer: () => void }) {
  const word = useWords(invoiceWords).month
  if (!month.forecast) return <Notice icon="book" title={word.none.title} text={word.none.text} />

  return (
    <div className={style['figures']}>
      <SoFar soFar={month.forecast.soFar} prepaid={month.credits.left} />
      <Expected forecast={month.forecast} />
      <BudgetPart budget={month.budget} onPayer={onPayer} />
    </div>
  )
}

/** The lines that the running month has so far. */
export function MonthLines({ soFar }: { soFar: Forecast['soFar'] }) {
  const word = useWords(invoiceWords).month
  const sums = useSums(soFar)

  return (
    <Section title={word.lines} text={word.linesText}>
      {soFar.lines.length === 0 ? <p className={style['text']}>{word.empty}</p> : <Lines lines={soFar.lines.map((line, at) => ({ id: String(at), line }))} sums={sums} />}
    </Section>
  )
}
