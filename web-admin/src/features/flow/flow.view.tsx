import { Link } from '@tanstack/react-router'
import { useId, useState, type ReactNode } from 'react'

import { useWords } from '#lib/language.ts'
import { Can, useCan } from '#lib/viewer.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Lines } from '#ui/lines.tsx'
import { PageHead, Problem, Quiet, Section, Stack } from '#ui/page.tsx'

import { actsOf, maxYaml, save, type Version } from './flow.ts'
import { Preview } from './preview.view.tsx'
import { flowWords } from './words.ts'
import style from './flow.module.css'

/** What can be done with a version. */
export interface Acts {
  onSave: (version: Version, yaml: string) => void
  onCopy: (version: Version, method?: string) => void
  onValidate: (version: Version) => void
  onPublish: (version: Version) => void
  onArchive: (version: Version) => void
}

interface Props extends Acts {
  name: string
  versions: readonly Version[]
  /** The number of the version that is looked at. */
  shown: number
  busy: boolean
  problem: string | undefined
  onShow: (number: number) => void
  /** Makes a draft of the text of a file. */
  onImport: (yaml: string) => void
  /** How a version differs from others. */
  compare: (version: Version) => ReactNode
}

/** A version's text into a file, and a file's into a draft. */
function Files({ name, of, busy, onImport }: { of: Version } & Pick<Props, 'name' | 'busy' | 'onImport'>) {
  const word = useWords(flowWords).files
  const [big, setBig] = useState(false)
  const id = useId()

  return (
    <>
      <div className={style['row']}>
        <Button
          onClick={() => {
            save(`${name}-${String(of.number)}.yaml`, of.yaml)
          }}
        >
          {word.export}
        </Button>
        <Can do="flow:write">
          <span className={style['file']}>
            <label htmlFor={id}>{word.import}</label>
            <input
              id={id}
              type="file"
              accept=".yaml,.yml"
              disabled={busy}
              onChange={(event) => {
                const file = event.target.files?.[0]
                event.target.value = ''
                if (!file) return
                setBig(file.size > maxYaml)
                if (file.size <= maxYaml) void file.text().then(onImport)
              }}
            />
          </span>
        </Can>
      </div>
      {big && <Problem>{word.tooBig}</Problem>}
    </>
  )
}

const looks = {
  DRAFT: { meaning: 'quiet', icon: 'dot' },
  VALIDATED: { meaning: 'info', icon: 'approved' },
  PUBLISHED: { meaning: 'good', icon: 'approved' },
  ARCHIVED: { meaning: 'quiet', icon: 'minus' },
} as const

function State({ of }: { of: Version['state'] }) {
  const word = useWords(flowWords)

  return <Badge {...looks[of]}>{word.states[of]}</Badge>
}

function Buttons({ of, busy, ...acts }: { of: Version; busy: boolean } & Omit<Acts, 'onSave'>) {
  const word = useWords(flowWords)
  const allowed = actsOf(of)
  const methods = [...new Set(of.findings.flatMap(({ successors }) => successors))]

  return (
    <div className={style['row']}>
      <Can do="flow:write">
        {allowed.includes('validate') && (
          <Button tone="primary" disabled={busy} onClick={() => acts.onValidate(of)}>
            {word.acts.validate}
          </Button>
        )}
      </Can>
      <Can do="flow:publish">
        {allowed.includes('publish') && (
          <Button tone={of.state === 'VALIDATED' ? 'primary' : 'plain'} disabled={busy} onClick={() => acts.onPublish(of)}>
            {of.state === 'VALIDATED' ? word.acts.publish : word.acts.back}
          </Button>
        )}
      </Can>
      <Can do="flow:write">
        <Button disabled={busy} onClick={() => acts.onCopy(of)}>
          {word.copy}
        </Button>
        {methods.map((method) => (
          <Button key={method} disabled={busy} onClick={() => acts.onCopy(of, method)}>
            {word.migrate(method)}
          </Button>
        ))}
      </Can>
      <Can do="flow:publish">
        {allowed.includes('archive') && (
          <Button tone="ghost" disabled={busy} onClick={() => acts.onArchive(of)}>
            {word.acts.archive}
          </Button>
        )}
      </Can>
    </div>
  )
}

function Definition({ of, busy, onSave }: { of: Version; busy: boolean; onSave: Acts['onSave'] }) {
  const word = useWords(flowWords)
  const [yaml, setYaml] = useState(of.yaml)
  const may = useCan('flow:write') && actsOf(of).includes('edit')
  if (!may) return <pre>{of.yaml}</pre>

  return (
    <Stack>
      <Lines label={word.definition} rows={14} code value={yaml} onChange={setYaml} />
      <div className={style['row']}>
        <Button disabled={busy || yaml === of.yaml} onClick={() => onSave(of, yaml)}>
          {word.save}
        </Button>
        {yaml !== of.yaml && (
          <Button tone="ghost" onClick={() => setYaml(of.yaml)}>
            {word.undo}
          </Button>
        )}
      </div>
    </Stack>
  )
}

function Findings({ of }: { of: Version['findings'] }) {
  const word = useWords(flowWords)
  if (of.length === 0) return <Quiet>{word.clean}</Quiet>

  return (
    <ul className={style['list']}>
      {of.map((found) => (
        <li key={`${found.code} ${found.path} ${found.feature ?? ''}`} className={style['item']}>
          <Badge meaning={found.level === 'ERROR' ? 'bad' : 'warn'} icon={found.level === 'ERROR' ? 'declined' : 'clock'}>
            {word.levels[found.level]}
          </Badge>
          <p>{found.message}</p>
          {found.path && (
            <Quiet>
              <code>{found.path}</code>
            </Quiet>
          )}
        </li>
      ))}
    </ul>
  )
}

/** One flow: its versions, and of one of them the text, what stands against it, and what is new. */
export function FlowView({ name, versions, shown, busy, problem, onShow, onSave, onImport, compare, ...acts }: Props) {
  const word = useWords(flowWords)
  const version = versions.find(({ number }) => number === shown) ?? versions[0]

  return (
    <>
      <p>
        <Link to="/flows" className={style['name']}>
          ‹ {word.all}
        </Link>
      </p>
      <PageHead title={name} />
      <div className={style['whole']}>
        <nav aria-label={word.versions} className={style['versions']}>
          {versions.map(({ number, state }) => (
            <button key={number} type="button" className={style['version']} aria-current={number === version?.number} onClick={() => onShow(number)}>
              {word.version(number)}
              <State of={state} />
            </button>
          ))}
        </nav>
        {version && (
          <div>
            <Buttons of={version} busy={busy} {...acts} />
            <Problem>{problem}</Problem>
            <Section title={word.findings}>
              <Findings of={version.findings} />
            </Section>
            <Section title={word.preview.title} text={word.preview.text}>
              <Preview of={version} />
            </Section>
            <Section title={word.definition}>
              <Definition key={`${version.id} ${String(version.revision)}`} of={version} busy={busy} onSave={onSave} />
              <Files name={name} of={version} busy={busy} onImport={onImport} />
            </Section>
            {versions.length > 1 && <Section title={word.changes}>{compare(version)}</Section>}
          </div>
        )}
      </div>
    </>
  )
}
