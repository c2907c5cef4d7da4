import type { ReactNode } from 'react'

import { useLanguage, useWords } from '#lib/language.ts'
import { span } from '#lib/time.ts'
import { Card } from '#ui/card.tsx'
import { Copy } from '#ui/copy.tsx'
import { pictureWords } from '#ui/picture.words.ts'
import { When } from '#ui/when.tsx'

import { detailWords } from './detail.words.ts'
import type { Detail } from './detail.view.tsx'
import { shortId } from './id.ts'
import { looks } from './state.ts'
import style from './facts.module.css'

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={style['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** What else is known of a verification. */
export function Facts({ verification, now }: { verification: Detail; now: number }) {
  const word = useWords(detailWords)
  const picture = useWords(pictureWords)
  const language = useLanguage()
  const { createdAt, submittedAt, concludedAt, expiresAt, report, metadata, reference, steps, state } = verification

  return (
    <Card title={word.details}>
      <dl className={style['facts']}>
        {reference && (
          <Fact name={word.facts.reference}>
            <Copy text={reference} label={word.facts.reference} />
          </Fact>
        )}
        {report && (
          <Fact name={word.facts.report}>
            <Copy text={report.id} short={shortId(report.id)} label={word.facts.report} />
          </Fact>
        )}
        <Fact name={word.facts.steps}>{steps.map((step) => picture.steps[step]).join(language === 'ja' ? '・' : ', ')}</Fact>
        <Fact name={word.facts.created}>
          <When at={createdAt} now={now} />
        </Fact>
        {submittedAt && (
          <Fact name={word.facts.submitted}>
            <When at={submittedAt} now={now} />
          </Fact>
        )}
        {concludedAt && (
          <Fact name={word.facts.concluded}>
            <When at={concludedAt} now={now} />
          </Fact>
        )}
        {submittedAt && concludedAt && (
          <Fact name={word.facts.took}>{span(Date.parse(concludedAt) - Date.parse(submittedAt), language)}</Fact>
        )}
        {looks[state].cancelable && (
          <Fact name={word.facts.expires}>
            <When at={expiresAt} now={now} />
          </Fact>
        )}
        {Object.entries(metadata).map(([key, value]) => (
          <Fact key={key} name={key}>
            {value}
          </Fact>
        ))}
      </dl>
    </Card>
  )
}
