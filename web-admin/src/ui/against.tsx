import { evidenceText } from '#lib/evidence.ts'
import { featureText } from '#lib/feature.ts'
import { useLanguage, useWords, type Language } from '#lib/language.ts'
import { stepText } from '#lib/step.ts'

import { againstWords } from './against.words.ts'
import { Badge } from './badge.tsx'
import { Quiet } from './page.tsx'
import style from './list.module.css'

/** One thing that stands against a flow. */
export interface Stands {
  level: 'ERROR' | 'WARNING'
  code: string
  /** Where in the definition; empty for the whole. */
  path: string
  /** Where in the text, from 1. */
  line?: number | null
  /** In English: shown where the console does not know the code. */
  message: string
  values: readonly { name: string; value: string }[]
}

function shown({ name, value }: Stands['values'][number], language: Language): string {
  if (name === 'step') return stepText(value, language)
  if (name === 'feature') return featureText({ key: value, name: value }, language).name
  if (name === 'lacking') return value.split(', ').map((one) => evidenceText(one, language)).join(language === 'ja' ? '、' : ', ')

  return value
}

/** Gives what says in the reader's language what stands against a flow. */
export function useSaid(): (found: Stands) => string {
  const language = useLanguage()
  const said: Partial<Record<string, string>> = useWords(againstWords).says

  return ({ code, message, values }) =>
    said[code]?.replace(/\{([a-z]+)\}/g, (gap, name: string) => {
      const found = values.find((one) => one.name === name)

      return found ? shown(found, language) : gap
    }) ?? message
}

/** How grave a finding is. */
export function LevelBadge({ of }: { of: Stands['level'] }) {
  const word = useWords(againstWords).levels

  return (
    <Badge meaning={of === 'ERROR' ? 'bad' : 'warn'} icon={of === 'ERROR' ? 'declined' : 'clock'}>
      {word[of]}
    </Badge>
  )
}

/** What stands against a flow, each with its place. */
export function Against({ of }: { of: readonly Stands[] }) {
  const word = useWords(againstWords)
  const say = useSaid()

  return (
    <ul className={style['list']}>
      {of.map((found, index) => (
        <li key={`${String(index)} ${found.code} ${found.path}`} className={style['item']}>
          <LevelBadge of={found.level} />
          <p>{say(found)}</p>
          {(found.path !== '' || found.line) && (
            <Quiet>
              {found.line ? `${word.line(found.line)} ` : ''}
              <code>{found.path}</code>
            </Quiet>
          )}
        </li>
      ))}
    </ul>
  )
}
