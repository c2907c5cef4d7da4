import type { ScopeLevel } from '#gen/graphql.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { roleName, subjectName } from '#lib/role.ts'
import { Button } from '#ui/button.tsx'
import { DialogActions } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Lines } from '#ui/lines.tsx'
import { Problem } from '#ui/page.tsx'
import type { Trouble } from '#ui/problem.ts'
import { Segmented } from '#ui/segmented.tsx'
import { Select } from '#ui/select.tsx'

import { grantable, type KeyRole } from './key.ts'
import { keyWords } from './words.ts'
import style from './key.module.css'

/** A key that has not been made yet. */
export interface Draft {
  name: string
  role: string
  /** By subject; null for all that the role allows. */
  scopes: Readonly<Record<string, ScopeLevel>> | null
  /** CIDR blocks, one a line. */
  networks: string
  /** Days; 0 for no end. */
  days: number
}

interface Props {
  draft: Draft
  /** Whether the key is made in the test environment, and so is a test key. */
  test: boolean
  /** The roles that the viewer can hand on. */
  roles: readonly KeyRole[]
  busy: boolean
  trouble: Trouble
  onChange: (draft: Draft) => void
  onCreate: () => void
}

/** True when a draft would make a key that may do nothing. */
export function isEmpty({ scopes }: Draft): boolean {
  return scopes !== null && !Object.values(scopes).some((level) => level !== 'NONE')
}

function Scopes({ draft, roles, onChange }: Pick<Props, 'draft' | 'roles' | 'onChange'>) {
  const word = useWords(keyWords).draft
  const language = useLanguage()
  const { scopes } = draft
  const role = roles.find(({ name }) => name === draft.role)

  return (
    <div className={style['choice']}>
      <span className={style['label']}>{word.scopes}</span>
      <Segmented
        label={word.scopes}
        value={scopes ? 'chosen' : 'all'}
        options={[
          { value: 'all', label: word.everything(roleName(draft.role, language)) },
          { value: 'chosen', label: word.chosen },
        ]}
        onChange={(value) => {
          onChange({ ...draft, scopes: value === 'all' ? null : { verification: 'WRITE', report: 'READ' } })
        }}
      />
      {scopes && role && (
        <div className={style['matrix']}>
          {grantable(role).map(({ subject, levels }) => (
            <div key={subject} className={style['subject']}>
              <span aria-hidden="true">{subjectName(subject, language)}</span>
              <Segmented
                label={word.level(subjectName(subject, language))}
                value={scopes[subject] ?? 'NONE'}
                options={levels.map((level) => ({ value: level, label: word.levels[level] }))}
                onChange={(level) => {
                  onChange({ ...draft, scopes: { ...scopes, [subject]: level } })
                }}
              />
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

/** The form for a new key. */
export function CreateKeyView({ draft, test, roles, busy, trouble, onChange, onCreate }: Props) {
  const language = useLanguage()
  const all = useWords(keyWords)
  const word = all.draft
  const empty = isEmpty(draft)
  const spans = [
    { value: '30', label: word.spans.month },
    { value: '90', label: word.spans.quarter },
    { value: '365', label: word.spans.year },
    { value: '0', label: word.spans.never },
  ] as const

  return (
    <form
      className={style['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (!empty) onCreate()
      }}
    >
      <Field
        label={word.name}
        hint={word.nameHint}
        error={trouble.at('name')}
        value={draft.name}
        required
        maxLength={120}
        autoComplete="off"
        onChange={(event) => {
          onChange({ ...draft, name: event.target.value })
        }}
      />
      <div className={style['choice']}>
        <span className={style['label']}>{word.mode}</span>
        <p>{all.mode[test ? 'TEST' : 'LIVE']}</p>
        <p className={style['hint']}>{test ? word.testHint : word.liveHint}</p>
      </div>
      <Select
        label={word.role}
        hint={word.roleHint}
        error={trouble.at('role')}
        value={draft.role}
        options={roles.map(({ name }) => ({ value: name, label: roleName(name, language) }))}
        onChange={(role) => {
          onChange({ ...draft, role, scopes: null })
        }}
      />
      <Scopes draft={draft} roles={roles} onChange={onChange} />
      <Lines
        label={word.networks}
        hint={word.networksHint}
        error={trouble.at('networks')}
        value={draft.networks}
        rows={2}
        onChange={(networks) => {
          onChange({ ...draft, networks })
        }}
      />
      <div className={style['choice']}>
        <span className={style['label']}>{word.expires}</span>
        <Segmented
          label={word.expires}
          value={String(draft.days)}
          options={spans}
          onChange={(value) => {
            onChange({ ...draft, days: Number(value) })
          }}
        />
      </div>
      <Problem>{empty ? word.none : trouble.of}</Problem>
      <DialogActions>
        <Button type="submit" tone="primary" disabled={busy || empty}>
          {busy ? word.creating : word.create}
        </Button>
      </DialogActions>
    </form>
  )
}
