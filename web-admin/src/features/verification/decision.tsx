import { checkName } from '#lib/check.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { reasonCheck, reasonText } from '#lib/reasons.ts'
import { useCan } from '#lib/viewer.tsx'
import { Badge } from '#ui/badge.tsx'
import { Card } from '#ui/card.tsx'

import { StateBadge } from './badges.tsx'
import { detailWords } from './detail.words.ts'
import type { Detail } from './detail.view.tsx'
import { looks } from './state.ts'
import { verificationWords } from './words.ts'
import style from './decision.module.css'

/** What was decided, by which policy and why, in words and in the policy's own. */
export function DecisionCard({ verification: { state, report, decidedByReview } }: { verification: Detail }) {
  const word = useWords(detailWords)
  const list = useWords(verificationWords)
  const language = useLanguage()
  const allowed = useCan('report:read')

  if (!report) {
    return (
      <Card title={word.decision.title}>
        <p className={style['none']}>{allowed ? word.decision.none[state] : word.decision.locked}</p>
      </Card>
    )
  }

  const { meaning, icon } = looks[report.decision]

  return (
    <Card
      title={word.decision.title}
      aside={
        <span className={style['policy']}>
          {word.decision.policy} <code>{report.policyVersion}</code>
        </span>
      }
    >
      <div className={style['decision']}>
        <Badge meaning={meaning} icon={icon}>
          {list.decisions[report.decision]}
        </Badge>
        {report.reasons.length > 0 && (
          <ul className={style['reasons']}>
            {report.reasons.map((reason) => {
              const check = reasonCheck(reason)

              return (
                <li key={reason}>
                  <span>
                    {check && <span className={style['check']}>{checkName(check, language)}: </span>}
                    {reasonText(reason, language)}
                  </span>
                  <code>{reason}</code>
                </li>
              )
            })}
          </ul>
        )}
      </div>
      {decidedByReview && (
        <p className={style['after']} role="note">
          {word.decision.byReview} <StateBadge state={state} />
        </p>
      )}
    </Card>
  )
}
