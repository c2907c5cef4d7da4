import { useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Button } from '#ui/button.tsx'
import { Quiet, Section } from '#ui/page.tsx'
import { When } from '#ui/when.tsx'

import { difference, type Reading } from './law.ts'
import { lawWords } from './words.ts'
import style from './law.module.css'

function Difference({ of }: { of: Reading }) {
  const word = useWords(lawWords).readings
  const { gone, new: added, same } = difference(of)

  return (
    <div className={style['diff']} role="group" aria-label={word.diff}>
      {same.map((text) => (
        <span key={text}>{text}</span>
      ))}
      {gone.map((text) => (
        <del key={text} className={style['gone']}>
          − {text}
        </del>
      ))}
      {added.map((text) => (
        <ins key={text} className={style['new']}>
          + {text}
        </ins>
      ))}
      {of.periods.length === 0 && <ins className={style['new']}>+ {word.never}</ins>}
    </div>
  )
}

interface Props {
  readings: readonly Reading[]
  now: number
  onChange: (reading: Reading) => void
  onWithdraw: (reading: Reading) => void
}

/** The tenant's own readings, each against the catalogue's row. */
export function ReadingsView({ readings, now, onChange, onWithdraw }: Props) {
  const word = useWords(lawWords).readings

  return (
    <Section title={word.title} text={word.text}>
      {readings.length === 0 ? (
        <Quiet>{word.none}</Quiet>
      ) : (
        <ul className={style['list']}>
          {readings.map((reading) => (
            <li key={reading.id} className={style['item']}>
              <span className={style['line']}>
                <code>
                  {reading.law} · {reading.method}
                </code>
                <Quiet>
                  <When at={reading.createdAt} now={now} />
                </Quiet>
              </span>
              <p className={style['note']}>{reading.note}</p>
              {reading.catalogue === null ? <Quiet>{word.gone}</Quiet> : <Difference of={reading} />}
              <Can do="flow:publish">
                <div className={style['row']}>
                  {reading.catalogue !== null && (
                    <Button
                      aria-label={`${word.change}: ${reading.method}`}
                      onClick={() => {
                        onChange(reading)
                      }}
                    >
                      {word.change}
                    </Button>
                  )}
                  <Button
                    tone="ghost"
                    aria-label={`${word.withdraw}: ${reading.method}`}
                    onClick={() => {
                      onWithdraw(reading)
                    }}
                  >
                    {word.withdraw}
                  </Button>
                </div>
              </Can>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
