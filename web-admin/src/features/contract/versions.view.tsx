import { dayName } from '#lib/days.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'

import { changes } from './draft.ts'
import { contractWords } from './words.ts'
import style from './contract.module.css'

/** One version of a contract. */
export interface Version {
  id: string
  number: number
  effectiveFrom: string
  yaml: string
}

/** The lines of two texts by what went, came and stayed. */
export function Diff({ before, after }: { before: string; after: string }) {
  const looks = { ' ': undefined, '-': style['went'], '+': style['came'] }

  return (
    <pre className={style['diff']}>
      {changes(before, after).map(({ sign, text }, at) => (
        <div key={at} className={looks[sign]}>
          {`${sign === '-' ? '−' : sign} ${text}`}
        </div>
      ))}
    </pre>
  )
}

/** What was agreed, the newest first, each against the one before it. */
export function VersionsView({ versions, onTake }: { versions: readonly Version[]; onTake: (yaml: string) => void }) {
  const word = useWords(contractWords).versions
  const language = useLanguage()

  return (
    <Section title={word.title}>
      {versions.length === 0 && <Notice icon="book" title={word.none.title} text={word.none.text} />}
      {versions.toReversed().map((version) => {
        const before = versions.find(({ number }) => number === version.number - 1)

        return (
          <details key={version.id}>
            <summary>{word.head(String(version.number), dayName(version.effectiveFrom, language))}</summary>
            <p>{before ? word.against(String(before.number)) : word.first}</p>
            <Diff before={before?.yaml ?? version.yaml} after={version.yaml} />
            <Button
              onClick={() => {
                onTake(version.yaml)
              }}
            >
              {word.take}
            </Button>
          </details>
        )
      })}
    </Section>
  )
}
