import { useLanguage, useWords } from '#lib/language.ts'
import { span } from '#lib/time.ts'
import { Card } from '#ui/card.tsx'
import { Copy } from '#ui/copy.tsx'

import { OutcomeBadge } from './badges.tsx'
import { checkName } from './check.ts'
import { detailWords } from './detail.words.ts'
import type { Detail } from './detail.view.tsx'
import { measureRows } from './measures.ts'
import { MeasureTable } from './measure.table.tsx'
import { reasonText } from './reasons.ts'
import style from './findings.module.css'

type Report = NonNullable<Detail['report']>
type Found = Report['findings'][number]

function Models({ finding }: { finding: Found }) {
  const word = useWords(detailWords)

  return (
    <details className={style['models']}>
      <summary>{word.models}</summary>
      <dl>
        <div>
          <dt>{word.version}</dt>
          <dd>
            <code>{finding.version}</code>
          </dd>
        </div>
        {finding.models.map(({ name, sha256 }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Copy text={sha256} short={`${sha256.slice(0, 12)}…`} label={`SHA-256 ${name}`} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function FindingCard({ finding, thresholds }: { finding: Found; thresholds: Report['thresholds'] }) {
  const word = useWords(detailWords)
  const language = useLanguage()
  const rows = measureRows(finding, thresholds, language)

  return (
    <Card
      flush
      title={checkName(finding.check, language)}
      aside={
        <span className={style['aside']}>
          {finding.outcome !== 'SKIPPED' && (
            <span className={style['duration']} title={word.duration}>
              {span(finding.durationMs, language)}
            </span>
          )}
          <OutcomeBadge outcome={finding.outcome} />
        </span>
      }
    >
      {finding.reasons.length > 0 && (
        <ul className={style['reasons']}>
          {finding.reasons.map((reason) => (
            <li key={reason}>
              {reasonText(reason, language)} <code>{reason}</code>
            </li>
          ))}
        </ul>
      )}
      {rows.length > 0 && <MeasureTable rows={rows} />}
      {rows.length === 0 && finding.reasons.length === 0 && <p className={style['none']}>{word.noMeasures}</p>}
      {finding.outcome !== 'SKIPPED' && <Models finding={finding} />}
    </Card>
  )
}

/** What each check found, in the order they ran. */
export function Findings({ report }: { report: Report }) {
  const word = useWords(detailWords)

  return (
    <>
      <h2 className={style['title']}>{word.findings}</h2>
      {report.findings.map((finding) => (
        <FindingCard key={finding.check} finding={finding} thresholds={report.thresholds} />
      ))}
    </>
  )
}
