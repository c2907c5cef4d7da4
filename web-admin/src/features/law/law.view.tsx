import { Link } from '@tanstack/react-router'

import { useLanguage, useWords } from '#lib/language.ts'
import { isDay } from '#lib/time.ts'
import { useSaid } from '#ui/against.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { PageHead, Quiet, Section } from '#ui/page.tsx'

import type { AtRisk, Catalogue, Law, Method, Reading } from './law.ts'
import { MethodsView } from './methods.view.tsx'
import { ReadingsView } from './readings.view.tsx'
import { lawWords } from './words.ts'
import style from './law.module.css'

interface Props {
  catalogue: Catalogue
  risks: readonly AtRisk[]
  readings: readonly Reading[]
  /** The day that is looked at. */
  day: string
  /** The day it is. */
  today: string
  now: number
  onDay: (day: string | undefined) => void
  onDiffer: (law: Law, method: Method) => void
  onChange: (reading: Reading) => void
  onWithdraw: (reading: Reading) => void
}

function Risks({ of }: { of: readonly AtRisk[] }) {
  const word = useWords(lawWords).risk
  const say = useSaid()
  if (of.length === 0) return <Quiet>{word.none}</Quiet>

  return (
    <ul className={style['list']}>
      {of.map(({ flow, findings }) => (
        <li key={flow.id} className={style['item']}>
          <Link to="/flows/$name" params={{ name: flow.name }} className={style['name']}>
            {flow.name}
          </Link>
          {findings.map((found) => (
            <div key={`${found.code} ${found.path}`} className={style['line']}>
              <Badge meaning={found.level === 'ERROR' ? 'bad' : 'warn'} icon={found.level === 'ERROR' ? 'declined' : 'clock'}>
                {word.levels[found.level]}
              </Badge>
              <span>{say(found)}</span>
              {found.last && <Quiet>{word.last(found.last)}</Quiet>}
              {found.successors.length > 0 && <Quiet>{word.successors(found.successors)}</Quiet>}
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** The law on a day: what it does to the tenant's flows, its methods, and how the tenant reads them. */
export function LawView(props: Props) {
  const word = useWords(lawWords)
  const language = useLanguage()
  const { catalogue, day, today } = props

  return (
    <>
      <PageHead title={word.title} text={word.text} />
      <p>
        <Quiet>
          {word.read(catalogue.asOf, catalogue.version)} {catalogue.notice[language]}
        </Quiet>
      </p>
      <div className={style['row']}>
        <Field
          label={word.day}
          type="date"
          value={day}
          onChange={({ target: { value } }) => {
            if (isDay(value)) props.onDay(value === today ? undefined : value)
          }}
        />
        {day !== today && (
          <Button
            onClick={() => {
              props.onDay(undefined)
            }}
          >
            {word.today}
          </Button>
        )}
      </div>
      <Section title={word.risk.title} text={word.risk.text}>
        <Risks of={props.risks} />
      </Section>
      <ReadingsView readings={props.readings} now={props.now} onChange={props.onChange} onWithdraw={props.onWithdraw} />
      {catalogue.laws.map((law) => (
        <MethodsView
          key={law.id}
          of={law}
          day={day}
          onDiffer={(method) => {
            props.onDiffer(law, method)
          }}
        />
      ))}
      <Section title={word.sources}>
        <ul className={style['list']}>
          {catalogue.sources.map(({ id, title, revision }) => (
            <li key={id} className={style['item']}>
              <span>{title}</span>
              <Quiet>
                <code>{[id, revision].filter(Boolean).join(' · ')}</code>
              </Quiet>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
