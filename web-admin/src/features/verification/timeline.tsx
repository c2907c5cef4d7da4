import { useLanguage, useWords } from '#lib/language.ts'
import { clock, exact, span } from '#lib/time.ts'
import { Card } from '#ui/card.tsx'

import { detailWords } from './detail.words.ts'
import type { Detail } from './detail.view.tsx'
import style from './timeline.module.css'

const tones: Readonly<Record<string, string | undefined>> = {
  'verification.approved': style['good'],
  'verification.declined': style['bad'],
  'verification.review': style['warn'],
}

/** What happened, oldest first, with the time between. */
export function Timeline({ events }: { events: Detail['timeline'] }) {
  const word = useWords(detailWords)
  const language = useLanguage()
  const names: Readonly<Record<string, string>> = word.events

  return (
    <Card title={word.timeline}>
      <ol className={style['timeline']}>
        {events.map((event, index) => {
          const before = events[index - 1]

          return (
            <li key={event.id} className={`${style['event']} ${tones[event.type] ?? ''}`}>
              <span className={style['name']} title={event.type}>
                {names[event.type] ?? event.type}
              </span>
              <span className={style['after']}>
                {before && `+${span(Date.parse(event.at) - Date.parse(before.at), language)}`}
              </span>
              <time dateTime={event.at} title={exact(event.at, language)}>
                {clock(event.at, language)}
              </time>
            </li>
          )
        })}
      </ol>
    </Card>
  )
}
