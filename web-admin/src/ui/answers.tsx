import { useWords } from '#lib/language.ts'

import { answersWords } from './answers.words.ts'
import { Card } from './card.tsx'
import style from './answers.module.css'

/** What a person answered to one question of the tenant. */
export interface Answer {
  /** The id of the question. */
  question: string
  text: string
  /** The id of the choice, or the person's own words. */
  answer: string
  /** Null for the person's own words. */
  choiceText: string | null
}

/** What the person answered to the tenant's own questions. `answers` is undefined when the role hides it; nothing is shown without any. */
export function Answers({ answers }: { answers: readonly Answer[] | undefined }) {
  const word = useWords(answersWords)
  if (!answers || answers.length === 0) return null

  return (
    <Card title={word.title}>
      <dl className={style['answers']}>
        {answers.map(({ question, text, answer, choiceText }) => (
          <div key={question}>
            <dt>{text}</dt>
            <dd>{choiceText ?? answer}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
