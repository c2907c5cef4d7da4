import type { ReactNode } from 'react'

import { checkName } from '#lib/check.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { reasonCheck, reasonText } from '#lib/reasons.ts'
import { useCan } from '#lib/viewer.tsx'
import { Badge } from '#ui/badge.tsx'
import { Card } from '#ui/card.tsx'
import { When } from '#ui/when.tsx'

import { useName } from './badges.tsx'
import { caseWords } from './case.words.ts'
import { Given } from './compare.tsx'
import type { Case, Said } from './review.ts'
import style from './case.module.css'

const decided = {
  APPROVED: { meaning: 'good', icon: 'approved' },
  DECLINED: { meaning: 'bad', icon: 'declined' },
  REVIEW: { meaning: 'warn', icon: 'review' },
} as const

/** Why the policy left it to people, or how it had decided. */
export function Why({ of: { report } }: { of: Case['verification'] }) {
  const word = useWords(caseWords)
  const language = useLanguage()
  const allowed = useCan('report:read')
  if (!report) {
    return (
      <Card title={word.why}>
        <p className={style['quiet']}>{allowed ? word.noReport : word.lockedReport}</p>
      </Card>
    )
  }

  return (
    <Card
      title={word.why}
      aside={
        <span className={style['quiet']}>
          {word.policy} <code>{report.policyVersion}</code>
        </span>
      }
    >
      <div className={style['why']}>
        <Badge {...decided[report.decision]}>{word.decisions[report.decision]}</Badge>
        {report.reasons.length === 0 && <span className={style['quiet']}>{word.noReasons}</span>}
        <ul className={style['because']}>
          {report.reasons.map((reason) => {
            const check = reasonCheck(reason)

            return (
              <li key={reason}>
                {check && <span className={style['quiet']}>{checkName(check, language)}: </span>}
                {reasonText(reason, language)} <code>{reason}</code>
              </li>
            )
          })}
        </ul>
      </div>
    </Card>
  )
}

/** What the person says against the outcome, in their own words. */
export function Objection({ appeal, now }: { appeal: NonNullable<Case['appeal']>; now: number }) {
  const word = useWords(caseWords)

  return (
    <Card
      title={word.appeal}
      aside={
        <span className={style['quiet']}>
          <When at={appeal.createdAt} now={now} />
        </span>
      }
    >
      {appeal.words === null ? <p className={style['quiet']}>{word.erased}</p> : <blockquote className={style['words']}>{appeal.words}</blockquote>}
      {appeal.evidence && appeal.evidence.length > 0 && <Given photos={appeal.evidence} />}
      {appeal.examination && appeal.examination.state !== 'DONE' && <p className={style['quiet']}>{word.examinations[appeal.examination.state]}</p>}
    </Card>
  )
}

const verdicts = {
  APPROVE: { meaning: 'good', icon: 'approved' },
  DECLINE: { meaning: 'bad', icon: 'declined' },
  ESCALATE: { meaning: 'warn', icon: 'up' },
  REOPEN: { meaning: 'info', icon: 'back' },
} as const

function Opinion({ said, now }: { said: Said; now: number }) {
  const word = useWords(caseWords)
  const name = useName()

  return (
    <li className={style['opinion']}>
      <div className={style['line']}>
        <Badge {...verdicts[said.verdict]}>{word.verdicts[said.verdict]}</Badge>
        <span className={style['by']}>{name(said.reviewer)}</span>
        <span className={style['quiet']}>
          {word.round(said.round)} · <When at={said.createdAt} now={now} />
        </span>
      </div>
      {said.reasons.length > 0 && (
        <ul className={style['given']}>
          {said.reasons.map((reason) => (
            <li key={reason}>{word.reasons[reason]}</li>
          ))}
        </ul>
      )}
      {said.note && <p className={style['words']}>{said.note}</p>}
    </li>
  )
}

/** What reviewers said so far. Where four eyes are wanted, the server keeps the first opinion from whoever gives the second. */
export function Opinions({ of, now }: { of: Case; now: number }): ReactNode {
  const word = useWords(caseWords)
  const hidden = of.state === 'SECOND' && !of.reviews.some(({ round, verdict }) => round === of.round && verdict !== 'REOPEN')
  if (of.reviews.length === 0 && !hidden) return null

  return (
    <Card title={word.earlier}>
      {of.reviews.length > 0 && (
        <ol className={style['opinions']}>
          {of.reviews.map((said) => (
            <Opinion key={said.id} said={said} now={now} />
          ))}
        </ol>
      )}
      {hidden && <p className={style['quiet']}>{word.hidden}</p>}
    </Card>
  )
}
