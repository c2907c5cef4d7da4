import type { AuditRowFragment } from '#gen/graphql.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { stamp } from '#lib/time.ts'
import { Badge } from '#ui/badge.tsx'
import { Copy } from '#ui/copy.tsx'
import { Icon } from '#ui/icon.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead } from '#ui/page.tsx'
import { buttonClass } from '#ui/button.tsx'
import { Turn } from '#ui/turn.tsx'

import { actionName } from './actions.ts'
import { changesOf, linked } from './diff.ts'
import { AuditFilters } from './filters.tsx'
import { changed, type AuditSearch } from './search.ts'
import { auditWords } from './words.ts'
import style from './audit.module.css'

/** One entry of the audit log. */
export type AuditLink = AuditRowFragment

/** A page of the log, newest first. */
export interface AuditPage {
  rows: readonly AuditLink[]
  next: string | null
}

interface Props {
  page: Fetched<AuditPage>
  search: AuditSearch
  /** Where the log can be had as a file, by format. */
  exports: Readonly<Record<'csv' | 'jsonl', string>>
  onSearch: (search: AuditSearch) => void
}

const kinds = { USER: 'person', KEY: 'key', OPERATOR: 'shield', APPLICANT: 'person', SYSTEM: 'gear' } as const

function Diff({ of }: { of: AuditLink }) {
  const word = useWords(auditWords)
  const changes = changesOf(of.before, of.after)
  if (changes.length === 0) return <p className={style['none']}>{word.nothingChanged}</p>

  return (
    <table className={style['diff']} aria-label={word.what}>
      <thead>
        <tr>
          <th scope="col">{word.what}</th>
          <th scope="col">{word.before}</th>
          <th scope="col">{word.after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.path}>
            <th scope="row">{change.path}</th>
            <td>{change.before !== undefined && <del>{change.before}</del>}</td>
            <td>{change.after !== undefined && <ins>{change.after}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Facts({ of }: { of: AuditLink }) {
  const word = useWords(auditWords)
  const facts = [
    [word.reason, of.reason],
    [word.address, of.address],
    [word.agent, of.agent],
    [word.request, of.request],
  ].filter(([, value]) => value)

  return (
    <dl className={style['facts']}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div>
        <dt>{word.hash}</dt>
        <dd>
          <Copy text={of.hash} short={`${of.hash.slice(0, 16)}…`} label={word.hash} />
        </dd>
      </div>
    </dl>
  )
}

function Entry({ of }: { of: AuditLink }) {
  const word = useWords(auditWords)
  const language = useLanguage()

  return (
    <li>
      <details className={style['entry']}>
        <summary className={style['summary']}>
          <Icon name={kinds[of.actorKind]} />
          <span className={style['act']}>
            <span className={style['name']}>{actionName(of.action, language)}</span>
            <code className={style['code']}>{of.action}</code>
          </span>
          <span className={style['who']}>
            {word.kinds[of.actorKind]}
            {of.actorKind !== 'SYSTEM' && <code className={style['code']}>{of.actor}</code>}
          </span>
          <time className={style['when']} dateTime={of.at}>
            {stamp(of.at, language)}
          </time>
          <Icon name="down" size={14} />
        </summary>
        <div className={style['more']}>
          {of.target && (
            <p className={style['target']}>
              <span>{word.target}</span> <Copy text={of.target} label={word.id} />
            </p>
          )}
          <Diff of={of} />
          <Facts of={of} />
        </div>
      </details>
    </li>
  )
}

function Chain({ rows }: { rows: readonly AuditLink[] }) {
  const word = useWords(auditWords).chain
  const whole = linked(rows)
  if (whole === null) return null

  return (
    <p className={style['chain']}>
      <Badge meaning={whole ? 'good' : 'bad'} icon={whole ? 'link' : 'review'}>
        {whole ? word.whole : word.broken}
      </Badge>
      <span className={style['none']}>{word.hint}</span>
    </p>
  )
}

function Exports({ exports }: Pick<Props, 'exports'>) {
  const word = useWords(auditWords)

  return (
    <div className={style['exports']}>
      {(['csv', 'jsonl'] as const).map((format) => (
        <a key={format} href={exports[format]} download className={buttonClass()}>
          <Icon name="export" />
          {word[format]}
        </a>
      ))}
    </div>
  )
}

/** The audit log: filter, entries and pages. */
export function AuditView({ page, search, exports, onSearch }: Props) {
  const word = useWords(auditWords)
  const filtered = Object.keys(search).some((name) => name !== 'after')

  return (
    <>
      <PageHead title={word.title} text={word.text}>
        <Exports exports={exports} />
      </PageHead>
      <AuditFilters key={JSON.stringify({ ...search, after: '' })} search={search} onSearch={onSearch} />
      <Loaded from={page}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <Notice icon="book" title={filtered ? word.nothing.title : word.empty.title} text={filtered ? word.nothing.text : word.empty.text} />
          ) : (
            <>
              <ol className={style['list']}>
                {rows.map((row) => (
                  <Entry key={row.id} of={row} />
                ))}
              </ol>
              <Chain rows={rows} />
              <Turn
                after={search.after}
                next={next}
                onTurn={(after) => {
                  onSearch(changed(search, { after }))
                }}
              />
            </>
          )
        }
      </Loaded>
    </>
  )
}
