import { useLanguage, useWords } from '#lib/language.ts'
import { actName, bySubject, subjectName, subjects } from '#lib/role.ts'
import { useViewer } from '#lib/viewer.tsx'
import { permissions as every } from '#gen/permissions.ts'
import { Button } from '#ui/button.tsx'
import { Check } from '#ui/check.tsx'
import { DialogActions } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Problem } from '#ui/page.tsx'
import type { Trouble } from '#ui/problem.ts'

import { roleWords } from './words.ts'
import style from './role.module.css'

/** A role as it is being written. */
export interface Draft {
  name: string
  description: string
  permissions: readonly string[]
}

interface Props {
  draft: Draft
  /** Whether it exists already, and so keeps its name. */
  exists: boolean
  busy: boolean
  trouble: Trouble
  onChange: (draft: Draft) => void
  onSave: () => void
}

const byKind = bySubject(every)

/** The permissions with one added or taken away; whoever may change something must see it. */
export function toggled(permissions: readonly string[], permission: string, on: boolean): string[] {
  const [subject = ''] = permission.split(':')
  const read = `${subject}:read`
  if (on) return [...new Set([...permissions, permission, ...(byKind.get(subject)?.includes('read') ? [read] : [])])].sort()

  return permissions.filter((each) => each !== permission && !(permission === read && each.startsWith(`${subject}:`)))
}

function Permissions({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) {
  const word = useWords(roleWords).editor
  const language = useLanguage()
  const { permissions: held } = useViewer()

  return (
    <div>
      <p className={style['legend']}>{word.permissions}</p>
      <p className={style['hint']}>{word.held}</p>
      <div className={style['subjects']}>
        {subjects.map((subject) => (
          <fieldset key={subject} className={style['subject']} aria-label={subjectName(subject, language)}>
            <span aria-hidden="true">{subjectName(subject, language)}</span>
            {(byKind.get(subject) ?? []).map((act) => {
              const permission = `${subject}:${act}`
              const on = draft.permissions.includes(permission)

              return (
                <Check
                  key={act}
                  label={actName(act, language)}
                  checked={on}
                  disabled={!on && !held.includes(permission)}
                  onChange={() => {
                    onChange({ ...draft, permissions: toggled(draft.permissions, permission, !on) })
                  }}
                />
              )
            })}
          </fieldset>
        ))}
      </div>
    </div>
  )
}

/** The form for one of the tenant's own roles. */
export function RoleEditor({ draft, exists, busy, trouble, onChange, onSave }: Props) {
  const word = useWords(roleWords).editor
  const empty = draft.permissions.length === 0

  return (
    <form
      className={style['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (!empty) onSave()
      }}
    >
      <Field
        label={word.name}
        hint={word.nameHint}
        error={trouble.at('name')}
        value={draft.name}
        disabled={exists}
        required
        maxLength={60}
        pattern="[a-z][a-z0-9]*(-[a-z0-9]+)*"
        autoComplete="off"
        autoCapitalize="none"
        onChange={(event) => {
          onChange({ ...draft, name: event.target.value })
        }}
      />
      <Field
        label={word.description}
        error={trouble.at('description')}
        value={draft.description}
        maxLength={120}
        autoComplete="off"
        onChange={(event) => {
          onChange({ ...draft, description: event.target.value })
        }}
      />
      <Permissions draft={draft} onChange={onChange} />
      <Problem>{trouble.at('permissions') ?? trouble.of}</Problem>
      <DialogActions>
        <Button type="submit" tone="primary" disabled={busy || empty} title={empty ? word.none : undefined}>
          {busy ? word.busy : exists ? word.save : word.create}
        </Button>
      </DialogActions>
    </form>
  )
}
