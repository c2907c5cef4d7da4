import { evidenceText } from '#lib/evidence.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Quiet, Section } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'

import { periodOn, type Law, type Method, type Period } from './law.ts'
import { lawWords } from './words.ts'
import style from './law.module.css'

/** The kinds of evidence in words. */
export function Evidence({ of }: { of: readonly (readonly string[])[] }) {
  const word = useWords(lawWords)
  const language = useLanguage()

  return <>{of.map((set) => set.map((one) => evidenceText(one, language)).join(' + ')).join(` ${word.or} `)}</>
}

function Off({ of, day }: { of: Method; day: string }) {
  const word = useWords(lawWords)
  const next = of.periods?.find(({ from }) => from && from > day)
  const last = of.periods?.findLast(({ to }) => to && to < day)

  return <Quiet>{next?.from ? word.begins(next.from) : last?.to ? word.ended(last.to) : word.off}</Quiet>
}

/** One law: its methods as they stand on a day. */
export function MethodsView({ of, day, onDiffer }: { of: Law; day: string; onDiffer: (method: Method) => void }) {
  const word = useWords(lawWords)
  const language = useLanguage()
  const rows = of.methods.map((method): { method: Method; period: Period | undefined } => ({ method, period: periodOn(method, day) }))

  return (
    <Section title={of.name[language]} text={of.provision[language]}>
      <Table
        label={of.name[language]}
        rows={rows}
        id={({ method }) => method.id}
        faded={({ period }) => !period}
        columns={[
          {
            key: 'method',
            head: word.columns.method,
            cell: ({ method, period }) => (
              <span className={style['method']}>
                {method.name[language]}
                <Quiet>
                  <code>{method.id}</code>
                </Quiet>
                {(period ?? method.periods?.[0])?.overridden && (
                  <Badge meaning="warn" icon="person">
                    {word.own}
                  </Badge>
                )}
              </span>
            ),
          },
          { key: 'letter', head: word.columns.letter, cell: ({ method, period }) => period?.letter ?? <Off of={method} day={day} /> },
          { key: 'days', head: word.columns.days, cell: ({ period }) => (period ? <span className={style['days']}>{word.days(period.from, period.to)}</span> : '–') },
          { key: 'evidence', head: word.columns.evidence, cell: ({ period }) => (period ? <Evidence of={period.evidence} /> : '–') },
          { key: 'source', head: word.columns.source, minor: true, cell: ({ period }) => period?.source ?? '–' },
          {
            key: 'acts',
            head: word.columns.acts,
            cell: ({ method }) => (
              <Can do="flow:publish">
                <Button
                  tone="ghost"
                  aria-label={`${word.differ}: ${method.name[language]}`}
                  onClick={() => {
                    onDiffer(method)
                  }}
                >
                  {word.differ}
                </Button>
              </Can>
            ),
          },
        ]}
      />
    </Section>
  )
}
