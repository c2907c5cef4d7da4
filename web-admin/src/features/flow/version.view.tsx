import type { ReactNode } from 'react'

import { useWords } from '#lib/language.ts'
import { isDay } from '#lib/time.ts'
import { Can, useCan } from '#lib/viewer.tsx'
import { Against } from '#ui/against.tsx'
import { Button } from '#ui/button.tsx'
import { Definition } from '#ui/definition.tsx'
import { Field } from '#ui/field.tsx'
import { Problem, Quiet, Row, Section } from '#ui/page.tsx'
import { versionWords } from '#ui/version.words.ts'

import { Files } from './files.view.tsx'
import { actsOf, lawOf, maxYaml, type Version } from './flow.ts'
import { Preview } from './preview.view.tsx'
import { flowWords } from './words.ts'
import style from './flow.module.css'

interface Acts {
  onCopy: (method?: string) => void
  onValidate: () => void
  onPublish: () => void
  onArchive: () => void
}

interface Props extends Acts {
  /** The flow's name. */
  name: string
  of: Version
  /** The day that it is held against, and the day it is. */
  day: string
  today: string
  busy: boolean
  /** What went wrong, where it was tried. */
  problems: { act: string | undefined; save: string | undefined; file: string | undefined }
  onDay: (day: string | undefined) => void
  onSave: (yaml: string) => void
  onImport: (yaml: string) => void
  /** What validation finds of a text that is not kept. */
  dry: (yaml: string) => ReactNode
  /** What kept a file from being read. */
  imported: ReactNode
  /** How it differs from others; undefined where there are none. */
  compare: ReactNode
}

function Buttons({ of, busy, ...acts }: { of: Version; busy: boolean } & Acts) {
  const word = useWords(flowWords)
  const common = useWords(versionWords)
  const allowed = actsOf(of)
  const methods = [...new Set(of.findings.flatMap(({ successors }) => successors))]

  return (
    <Row>
      <Can do="flow:write">
        {allowed.includes('validate') && (
          <Button tone="primary" disabled={busy} onClick={acts.onValidate}>
            {common.acts.validate}
          </Button>
        )}
      </Can>
      <Can do="flow:publish">
        {allowed.includes('publish') && (
          <Button tone={of.state === 'VALIDATED' ? 'primary' : 'plain'} disabled={busy} onClick={acts.onPublish}>
            {of.state === 'VALIDATED' ? common.acts.publish : common.acts.back}
          </Button>
        )}
      </Can>
      <Can do="flow:write">
        <Button disabled={busy} onClick={() => acts.onCopy()}>
          {common.copy}
        </Button>
        {methods.map((method) => (
          <Button key={method} disabled={busy} onClick={() => acts.onCopy(method)}>
            {word.migrate(method)}
          </Button>
        ))}
      </Can>
      <Can do="flow:publish">
        {allowed.includes('archive') && (
          <Button tone="ghost" disabled={busy} onClick={acts.onArchive}>
            {common.acts.archive}
          </Button>
        )}
      </Can>
    </Row>
  )
}

/** The day that a version is held against, and what the law calls its method then. */
function Day({ of, day, today, onDay }: Pick<Props, 'of' | 'day' | 'today' | 'onDay'>) {
  const word = useWords(flowWords)
  const law = lawOf(of)

  return (
    <>
      <div className={style['days']}>
        <Field
          label={word.day}
          type="date"
          value={day}
          onChange={({ target: { value } }) => {
            if (isDay(value)) onDay(value === today ? undefined : value)
          }}
        />
        {day !== today && (
          <Button
            onClick={() => {
              onDay(undefined)
            }}
          >
            {word.today}
          </Button>
        )}
      </div>
      {law && (
        <p>
          {word.law} <code>{law.law}</code> · <code>{law.method}</code> {of.letter ? word.letter(of.letter) : ''}
        </p>
      )}
    </>
  )
}

/** One version of a flow: what can be done with it, what stands against it on a day, its text, and what is new. */
export function VersionView({ name, of, day, today, busy, problems, onDay, onSave, onImport, dry, imported, compare, ...acts }: Props) {
  const word = useWords(flowWords)
  const common = useWords(versionWords)
  const may = useCan('flow:write') && actsOf(of).includes('edit')

  return (
    <>
      <Buttons of={of} busy={busy} {...acts} />
      <div className={style['problem']}>
        <Problem>{problems.act}</Problem>
      </div>
      <Section title={word.findings}>
        <Day of={of} day={day} today={today} onDay={onDay} />
        {of.findings.length === 0 ? <Quiet>{word.clean(day)}</Quiet> : <Against of={of.findings} />}
      </Section>
      <Section title={word.preview.title} text={word.preview.text}>
        <Preview of={of} />
      </Section>
      <Section title={common.definition}>
        <Definition key={`${of.id} ${String(of.revision)}`} yaml={of.yaml} most={maxYaml} may={may} busy={busy} problem={problems.save} onSave={onSave} dry={dry} />
        <Files name={name} of={of} busy={busy} onImport={onImport} problem={problems.file} refused={imported} />
      </Section>
      {compare !== undefined && <Section title={word.changes}>{compare}</Section>}
    </>
  )
}
