import type { FeatureRowFragment } from '#gen/graphql.ts'
import { featureText } from '#lib/feature.ts'
import { useLanguage, useWords, type Language } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Badge } from '#ui/badge.tsx'
import { Bar } from '#ui/bar.tsx'
import { Button } from '#ui/button.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { PageHead } from '#ui/page.tsx'

import { featureWords } from './words.ts'
import style from './feature.module.css'

/** One feature as it stands for the tenant. */
export type Feature = FeatureRowFragment

interface Props {
  features: Fetched<readonly Feature[]>
  onAsk: (feature: Feature) => void
}

const looks = {
  ON: { meaning: 'good', icon: 'approved' },
  TRIAL: { meaning: 'info', icon: 'clock' },
  OFF: { meaning: 'quiet', icon: 'minus' },
  asked: { meaning: 'warn', icon: 'clock' },
} as const

function day(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(iso))
}

function Usage({ of }: { of: Feature }) {
  const word = useWords(featureWords)
  const language = useLanguage()
  const count = new Intl.NumberFormat(language)
  if (of.quota === null) return <p className={style['figures']}>{word.unbounded(count.format(of.used))}</p>

  return (
    <div className={style['usage']}>
      <p className={style['figures']}>
        {word.used(count.format(of.used), count.format(of.quota))}
        {of.used >= of.quota && <strong className={style['full']}>{word.reached}</strong>}
      </p>
      <Bar used={of.used} of={of.quota} />
      <p className={style['note']}>
        {of.limit === 'HARD' ? word.hard : word.soft} {word.resets(day(of.resetsAt, language))}
      </p>
    </div>
  )
}

function Row({ of, onAsk }: { of: Feature; onAsk: () => void }) {
  const word = useWords(featureWords)
  const language = useLanguage()
  const { name, what } = featureText(of, language)
  const state = of.state === 'OFF' && of.requestedAt ? 'asked' : of.state

  return (
    <li className={style['row']}>
      <div className={style['what']}>
        <h2 className={style['name']}>{name}</h2>
        <p className={style['text']}>{what}</p>
      </div>
      <div className={style['state']}>
        <Badge {...looks[state]}>
          {word.states[state]}
          {of.state === 'TRIAL' && of.trialEndsAt && ` ${word.trialEnds(day(of.trialEndsAt, language))}`}
        </Badge>
        {state === 'OFF' && (
          <Can do="feature:write">
            <Button onClick={onAsk}>
              {word.ask}
              <span className="visually-hidden"> {name}</span>
            </Button>
          </Can>
        )}
      </div>
      {of.state !== 'OFF' && <Usage of={of} />}
      {state === 'asked' && of.requestedAt && <p className={style['note']}>{word.askedOn(day(of.requestedAt, language))}</p>}
    </li>
  )
}

/** Everything a contract can cover, as it stands. */
export function FeaturesView({ features, onAsk }: Props) {
  const word = useWords(featureWords)

  return (
    <>
      <PageHead title={word.title} text={word.text} />
      <Loaded from={features}>
        {(list) => (
          <ul className={style['list']}>
            {list.map((feature) => (
              <Row
                key={feature.key}
                of={feature}
                onAsk={() => {
                  onAsk(feature)
                }}
              />
            ))}
          </ul>
        )}
      </Loaded>
    </>
  )
}
