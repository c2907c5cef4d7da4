import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { useWords } from '#lib/language.ts'
import { Can, useCan } from '#lib/viewer.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Changes } from '#ui/changes.tsx'
import { Definition } from '#ui/definition.tsx'
import { PageHead, Problem, Quiet, Row, Section } from '#ui/page.tsx'
import { versionWords } from '#ui/version.words.ts'
import { Versions } from '#ui/versions.tsx'
import list from '#ui/list.module.css'

import { Shadow } from './change.view.tsx'
import { findingWords } from './finding.words.ts'
import { actsOf, maxYaml, type Version } from './policy.ts'
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
  /** Brings older versions; undefined when all are there. */
  onMore: (() => void) | undefined
  /** What a version would make of what is stored. */
  trial: (version: Version) => ReactNode
}

function Buttons({ of, busy, shadow, ...acts }: { of: Version; busy: boolean; shadow: number | null } & Omit<Acts, 'onSave'>) {
  const word = useWords(policyWords)
  const common = useWords(versionWords)
  const allowed = actsOf(of)
  const running = shadow === of.number

  return (
    <Row>
      <Can do="policy:write">
        {allowed.includes('validate') && (
          <Button tone="primary" disabled={busy} onClick={() => acts.onValidate(of)}>
            {common.acts.validate}
          </Button>
        )}
      </Can>
      <Can do="policy:publish">
        {allowed.includes('publish') && (
          <Button tone={of.state === 'VALIDATED' ? 'primary' : 'plain'} disabled={busy} onClick={() => acts.onPublish(of)}>
            {of.state === 'VALIDATED' ? common.acts.publish : common.acts.back}
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
          {common.copy}
        </Button>
      </Can>
      <Can do="policy:publish">
        {allowed.includes('archive') && (
          <Button tone="ghost" disabled={busy} onClick={() => acts.onArchive(of)}>
            {common.acts.archive}
          </Button>
        )}
      </Can>
    </Row>
  )
}

function Findings({ of }: { of: Version['findings'] }) {
  const word = useWords(policyWords)
  const said = useWords(findingWords)
  if (of.length === 0) return <Quiet>{word.clean}</Quiet>

  return (
    <ul className={list['list']}>
      {of.map(({ rule, part, line, column, code, subject, message }) => (
        <li key={`${String(rule)} ${part} ${String(line)} ${String(column)} ${message}`} className={list['item']}>
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
export function PolicyView({ name, versions, shown, shadow, busy, problem, onShow, onMore, onSave, trial, ...acts }: Props) {
  const word = useWords(policyWords)
  const common = useWords(versionWords)
  const may = useCan('policy:write')
  const version = versions.find(({ number }) => number === shown) ?? versions[0]

  return (
    <>
      <p>
        <Link to="/policies" className={style['name']}>
          ‹ {word.all}
        </Link>
      </p>
      <PageHead title={name} />
      <Versions of={versions} shown={version?.number ?? 0} onShow={onShow} onMore={onMore}>
        {version && (
          <>
            <Buttons of={version} busy={busy} shadow={shadow} {...acts} />
            <Problem>{problem}</Problem>
            <Section title={word.findings}>
              <Findings of={version.findings} />
            </Section>
            <Section title={common.definition}>
              <Definition
                key={`${version.id} ${String(version.revision)}`}
                yaml={version.yaml}
                most={maxYaml}
                may={may && actsOf(version).includes('edit')}
                busy={busy}
                onSave={(yaml) => onSave(version, yaml)}
              />
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
          </>
        )}
      </Versions>
    </>
  )
}
