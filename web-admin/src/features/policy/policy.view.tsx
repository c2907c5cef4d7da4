import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'

import { useWords } from '#lib/language.ts'
import { Can, useCan } from '#lib/viewer.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Lines } from '#ui/lines.tsx'
import { PageHead, Problem, Quiet, Section, Stack } from '#ui/page.tsx'

import { Changes, Shadow } from './change.view.tsx'
import { actsOf, type Version } from './policy.ts'
import { findingWords } from './finding.words.ts'
import { policyWords } from './words.ts'
import style from './policy.module.css'

/** What can be done with a version. */
export interface Acts {
  onSave: (version: Version, yaml: string) => void
  onCopy: (version: Version) => void
  onValidate: (version: Version) => void
  onPublish: (version: Version) => void
  onArchive: (version: Version) => void
  onTry: (version: Version, on: boolean) => void
}

interface Props extends Acts {
  name: string
  versions: readonly Version[]
  /** The number of the version that is looked at. */
  shown: number
  /** The number of the version that is tried beside the live one. */
  shadow: number | null
  busy: boolean
  problem: string | undefined
  onShow: (number: number) => void
  /** What a version would make of what is stored. */
  trial: (version: Version) => ReactNode
}

const looks = {
  DRAFT: { meaning: 'quiet', icon: 'dot' },
  VALIDATED: { meaning: 'info', icon: 'approved' },
  PUBLISHED: { meaning: 'good', icon: 'approved' },
  ARCHIVED: { meaning: 'quiet', icon: 'minus' },
} as const

function Buttons({ of, busy, shadow, ...acts }: { of: Version; busy: boolean; shadow: number | null } & Omit<Acts, 'onSave'>) {
  const word = useWords(policyWords)
  const allowed = actsOf(of)
  const running = shadow === of.number

  return (
    <div className={style['row']}>
      <Can do="policy:write">
        {allowed.includes('validate') && (
          <Button tone="primary" disabled={busy} onClick={() => acts.onValidate(of)}>
            {word.acts.validate}
          </Button>
        )}
      </Can>
      <Can do="policy:publish">
        {allowed.includes('publish') && (
          <Button tone={of.state === 'VALIDATED' ? 'primary' : 'plain'} disabled={busy} onClick={() => acts.onPublish(of)}>
            {of.state === 'VALIDATED' ? word.acts.publish : word.acts.back}
          </Button>
        )}
      </Can>
      <Can do="policy:write">
        {allowed.includes('try') && (
          <Button disabled={busy} onClick={() => acts.onTry(of, !running)}>
            {running ? word.acts.quiet : word.acts.try}
          </Button>
        )}
        <Button disabled={busy} onClick={() => acts.onCopy(of)}>
          {word.copy}
        </Button>
      </Can>
      <Can do="policy:publish">
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
  const word = useWords(policyWords)
  const [yaml, setYaml] = useState(of.yaml)
  const may = useCan('policy:write') && actsOf(of).includes('edit')
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
  const word = useWords(policyWords)
  const said = useWords(findingWords)
  if (of.length === 0) return <Quiet>{word.clean}</Quiet>

  return (
    <ul className={style['list']}>
      {of.map(({ rule, part, line, column, code, subject, message }) => (
        <li key={`${String(rule)} ${part} ${String(line)} ${String(column)} ${message}`} className={style['item']}>
          <Badge meaning="bad" icon="declined">
            {word.inWay}
          </Badge>
          <p>{said[code]?.(subject ?? '', message) ?? message}</p>
          <Quiet>{word.place(rule, part, line, column)}</Quiet>
        </li>
      ))}
    </ul>
  )
}

/** One policy: its versions, and of one of them the text, what stands against it, what is new, and what it would decide. */
export function PolicyView({ name, versions, shown, shadow, busy, problem, onShow, onSave, trial, ...acts }: Props) {
  const word = useWords(policyWords)
  const version = versions.find(({ number }) => number === shown) ?? versions[0]

  return (
    <>
      <p>
        <Link to="/policies" className={style['name']}>
          ‹ {word.all}
        </Link>
      </p>
      <PageHead title={name} />
      <div className={style['whole']}>
        <nav aria-label={word.versions} className={style['versions']}>
          {versions.map(({ number, state }) => (
            <button key={number} type="button" className={style['version']} aria-current={number === version?.number} onClick={() => onShow(number)}>
              {word.version(number)}
              <Badge {...looks[state]}>{word.states[state]}</Badge>
            </button>
          ))}
        </nav>
        {version && (
          <div>
            <Buttons of={version} busy={busy} shadow={shadow} {...acts} />
            <Problem>{problem}</Problem>
            <Section title={word.findings}>
              <Findings of={version.findings} />
            </Section>
            <Section title={word.definition}>
              <Definition key={`${version.id} ${String(version.revision)}`} of={version} busy={busy} onSave={onSave} />
            </Section>
            {version.number > 1 && (
              <Section title={word.changes}>
                <Changes of={version.changes} />
              </Section>
            )}
            <Section title={word.shadow.title}>
              <Shadow of={version.shadow} running={shadow === version.number} />
            </Section>
            {version.findings.length === 0 && trial(version)}
          </div>
        )}
      </div>
    </>
  )
}
