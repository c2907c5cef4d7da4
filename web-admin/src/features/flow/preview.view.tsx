import { useWords } from '#lib/language.ts'
import { Badge } from '#ui/badge.tsx'
import { Quiet } from '#ui/page.tsx'
import list from '#ui/list.module.css'

import { stepsOf, type Version } from './flow.ts'
import { flowWords } from './words.ts'
import style from './flow.module.css'

/** What a person walks through, in order; a step that cannot be done yet is shown all the same, and says so. */
export function Preview({ of }: { of: Version }) {
  const word = useWords(flowWords).preview
  const known: Partial<Record<string, { title: string; text: string }>> = word.kinds

  return (
    <ol className={list['list']}>
      {stepsOf(of).map(({ kind, more, missing }, index) => (
        <li key={`${String(index)} ${kind}`} className={list['item']}>
          <span className={style['row']}>
            <strong>
              {String(index + 1)}. {known[kind]?.title ?? kind}
            </strong>
            {missing && (
              <Badge meaning="warn" icon="clock">
                {word.missing}
              </Badge>
            )}
          </span>
          {known[kind] && <p>{known[kind].text}</p>}
          {more !== '' && (
            <Quiet>
              <code>{more}</code>
            </Quiet>
          )}
        </li>
      ))}
    </ol>
  )
}
