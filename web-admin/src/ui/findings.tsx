import type { Outcome } from '#gen/graphql.ts'
import { checkName } from '#lib/check.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { measureRows, type Judged } from '#lib/measures.ts'
import { reasonText } from '#lib/reasons.ts'
import { span } from '#lib/time.ts'

import { Badge } from './badge.tsx'
import { Card } from './card.tsx'
import { Copy } from './copy.tsx'
import { findingWords } from './finding.words.ts'
import { MeasureTable } from './measure.table.tsx'
import style from './findings.module.css'

/** What one check found, with what it was found by. */
export interface Found extends Judged {
  outcome: Outcome
  /** Of the check. */
  version: string
  /** Machine words. */
  reasons: readonly string[]
  models: readonly { name: string; sha256: string }[]
  /** Milliseconds. */
  durationMs: number
}

/** The findings on one verification, and the thresholds of the policy that judged them. */
export interface Report {
  findings: readonly Found[]
  thresholds: Readonly<Record<string, number>>
}

const outcomes = {
  PASS: { meaning: 'good', icon: 'approved' },
  FAIL: { meaning: 'bad', icon: 'declined' },
  INCONCLUSIVE: { meaning: 'warn', icon: 'review' },
  SKIPPED: { meaning: 'quiet', icon: 'minus' },
} as const

function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const word = useWords(findingWords)

  return <Badge {...outcomes[outcome]}>{word.outcomes[outcome]}</Badge>
}

function Models({ finding }: { finding: Found }) {
  const word = useWords(findingWords)

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
  const word = useWords(findingWords)
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

/** What each check found, in the order they ran; `title` says in what, where it is not the verification itself. */
export function Findings({ report, title }: { report: Report; title?: string }) {
  const word = useWords(findingWords)

  return (
    <>
      <h2 className={style['title']}>{title ?? word.findings}</h2>
      {report.findings.map((finding) => (
        <FindingCard key={finding.check} finding={finding} thresholds={report.thresholds} />
      ))}
    </>
  )
}
