import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Lines } from '#ui/lines.tsx'
import { PageHead, Problem, Section } from '#ui/page.tsx'
import type { Trouble } from '#ui/problem.ts'
import { Segmented } from '#ui/segmented.tsx'

import { blank, readDraft, writeDraft, type Draft } from './draft.ts'
import { FormView } from './form.view.tsx'
import { PreviewView, type Compared } from './preview.view.tsx'
import { VersionsView, type Version } from './versions.view.tsx'
import { contractWords } from './words.ts'
import style from './contract.module.css'

interface Props {
  tenant: { id: string; name: string }
  versions: readonly Version[]
  /** The day on which a version begins unless another is said. */
  from: string
  months: readonly string[]
  /** What a text came to in a month, when it was tried. */
  tried: { yaml: string; compared: Compared } | undefined
  busy: boolean
  problem: string | undefined
  trouble: Trouble
  onTry: (month: string, yaml: string) => void
  onAgree: (version: { yaml: string; effectiveFrom: string; note: string }) => void
}

/** Saves a text as a file of the browser's. */
function save(text: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }))
  link.download = 'contract.yaml'
  link.click()
  URL.revokeObjectURL(link.href)
}

/** A contract as it is written: the text, and what a form holds of it, if it can. A form may hold what is half typed. */
interface Held {
  yaml: string
  draft: Draft | null
}

const held = (yaml: string): Held => ({ yaml, draft: readDraft(yaml) })

function Written({ yaml, draft, onChange }: Held & { onChange: (next: Held) => void }) {
  const word = useWords(contractWords)
  const [form, setForm] = useState(true)

  return (
    <>
      <div className={style['acts']}>
        <Segmented
          label={word.how}
          value={form && draft ? 'form' : 'yaml'}
          options={[
            { value: 'form', label: word.form },
            { value: 'yaml', label: word.yaml },
          ]}
          onChange={(how) => {
            setForm(how === 'form')
          }}
        />
        <label>
          <span className="visually-hidden">{word.import}</span>
          <input
            type="file"
            accept=".yaml,.yml,text/plain"
            onChange={(event) => {
              void event.target.files?.[0]?.text().then((text) => {
                onChange(held(text))
              })
            }}
          />
        </label>
        <Button
          type="button"
          onClick={() => {
            save(yaml)
          }}
        >
          {word.export}
        </Button>
      </div>
      {!draft && <p>{word.odd}</p>}
      {form && draft ? (
        <FormView
          draft={draft}
          put={(change) => {
            const next = { ...draft, ...change }
            onChange({ yaml: writeDraft(next), draft: next })
          }}
        />
      ) : (
        <Lines
          label={word.yaml}
          rows={20}
          maxLength={65_536}
          value={yaml}
          onChange={(text) => {
            onChange(held(text))
          }}
        />
      )}
    </>
  )
}

/** A tenant's contract: another version of it as a form, what that would come to, and those that were agreed. */
export function ContractView({ tenant, versions, from, months, tried, busy, problem, trouble, onTry, onAgree }: Props) {
  const word = useWords(contractWords)
  const [written, setWritten] = useState(() => held(versions.at(-1)?.yaml ?? writeDraft(blank)))
  const { yaml } = written
  const [month, setMonth] = useState(months[0] ?? '')
  const [begins, setBegins] = useState(from)
  const [note, setNote] = useState('')
  const known = tried?.yaml === yaml ? tried.compared : undefined

  return (
    <>
      <Link to="/platform/tenants/$id" params={{ id: tenant.id }}>
        {`‹ ${word.back}`}
      </Link>
      <PageHead title={`${word.title}: ${tenant.name}`} text={word.text} />
      <Can do="billing:write">
        <div className={style['form']}>
          <Written {...written} onChange={setWritten} />
          <PreviewView
            month={month}
            months={months}
            compared={known?.then.month === month ? known : undefined}
            busy={busy}
            problem={problem}
            onMonth={setMonth}
            onTry={() => {
              onTry(month, yaml)
            }}
          />
          <Section title={word.agree.title}>
            <div className={style['grid']}>
              <Field
                type="date"
                label={word.agree.from}
                hint={word.agree.fromHint}
                error={trouble.at('effectiveFrom')}
                value={begins}
                onChange={(event) => {
                  setBegins(event.target.value)
                }}
              />
              <Field
                label={word.agree.note}
                error={trouble.at('note')}
                maxLength={500}
                value={note}
                onChange={(event) => {
                  setNote(event.target.value)
                }}
              />
            </div>
            <Problem>{trouble.of}</Problem>
            <div>
              <Button
                tone="primary"
                disabled={busy || !known || !begins}
                onClick={() => {
                  onAgree({ yaml, effectiveFrom: begins, note })
                }}
              >
                {word.agree.act}
              </Button>
            </div>
          </Section>
        </div>
      </Can>
      <VersionsView
        versions={versions}
        onTake={(text) => {
          setWritten(held(text))
        }}
      />
    </>
  )
}
