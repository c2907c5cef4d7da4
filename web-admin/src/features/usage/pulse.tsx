import { useLanguage, useWords, type Language } from '#lib/language.ts'
import { meterName, meterWords } from '#lib/meter.ts'
import { relative } from '#lib/time.ts'
import { Badge } from '#ui/badge.tsx'
import { Section } from '#ui/page.tsx'

import { looks, type Pulse } from './pulse.ts'
import { useWordsOf } from './words.ts'
import style from './usage.module.css'

function listed(pulses: readonly Pulse[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(pulses.map(({ meter }) => meterName(meter, language)))
}

function Said({ state, text, act }: { state: Pulse['state']; text: string; act: string }) {
  const word = useWordsOf()

  return (
    <li className={style['said']}>
      <Badge {...looks[state]}>{word.state[state]}</Badge>
      <p>
        <strong>{text}</strong> {act}
      </p>
    </li>
  )
}

/** Whether every meter counts what it should: said plainly, with what to do where it does not. */
export function PulseView({ pulses, now }: { pulses: readonly Pulse[]; now: number }) {
  const word = useWordsOf().pulse
  const language = useLanguage()
  const known = Object.keys(useWords(meterWords))
  const count = new Intl.NumberFormat(language)
  const of = (state: Pulse['state']) => pulses.filter((pulse) => pulse.state === state).sort((a, b) => known.indexOf(a.meter) - known.indexOf(b.meter))
  const silent = of('NO_USAGE')
  const checked = pulses[0]?.checkedAt

  return (
    <Section title={word.title} {...(checked && { text: word.checked(relative(checked, now, language)) })}>
      {pulses.length === 0 ? (
        <p className={style['text']}>{word.unknown}</p>
      ) : (
        <ul className={style['pulses']}>
          {of('BROKEN').map(({ meter, expected, seen }) => (
            <Said
              key={meter}
              state="BROKEN"
              text={word.broken(meterName(meter, language), count.format(expected - seen), count.format(expected))}
              act={word.brokenDo}
            />
          ))}
          {of('DELAYED').map(({ meter }) => (
            <Said key={meter} state="DELAYED" text={word.delayed(meterName(meter, language))} act={word.delayedDo} />
          ))}
          {silent.length > 0 && <Said state="NO_USAGE" text={word.silent(listed(silent, language))} act={word.silentDo} />}
          {pulses.every(({ state }) => state === 'OK') && <Said state="OK" text={word.ok} act="" />}
        </ul>
      )}
    </Section>
  )
}
