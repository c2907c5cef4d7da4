import { useState } from 'react'

import { useLanguage, useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Select } from '#ui/select.tsx'

import { actionName, knownActions } from './actions.ts'
import { changed, type AuditSearch } from './search.ts'
import { auditWords } from './words.ts'
import style from './audit.module.css'

/** What of the log is wanted. It is asked for on a press, so that half a word asks for nothing. */
export function AuditFilters({ search, onSearch }: { search: AuditSearch; onSearch: (search: AuditSearch) => void }) {
  const word = useWords(auditWords).filter
  const any = useWords(auditWords).any
  const language = useLanguage()
  const start = changed(search, { after: undefined })
  const [draft, setDraft] = useState<AuditSearch>(start)
  const set = (name: keyof AuditSearch, value: string) => {
    setDraft(changed(draft, { [name]: value.trim() }))
  }
  const actions = [...new Set([...knownActions, ...(draft.action ? [draft.action] : [])])]

  return (
    <form
      role="search"
      aria-label={word.label}
      className={style['filters']}
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(draft)
      }}
    >
      <Select
        label={word.action}
        value={draft.action ?? ''}
        options={[{ value: '', label: any }, ...actions.map((action) => ({ value: action, label: actionName(action, language) }))]}
        onChange={(value) => {
          set('action', value)
        }}
      />
      {(['actor', 'target'] as const).map((name) => (
        <Field
          key={name}
          label={word[name]}
          placeholder={name === 'actor' ? 'usr_…' : 'ver_…'}
          title={word.ids}
          value={draft[name] ?? ''}
          maxLength={120}
          autoComplete="off"
          onChange={(event) => {
            set(name, event.target.value)
          }}
        />
      ))}
      {(['from', 'to'] as const).map((name) => (
        <Field
          key={name}
          type="date"
          label={word[name]}
          value={draft[name] ?? ''}
          onChange={(event) => {
            set(name, event.target.value)
          }}
        />
      ))}
      <div className={style['apply']}>
        <Button type="submit">{word.apply}</Button>
        {Object.keys(start).length > 0 && (
          <Button
            tone="ghost"
            onClick={() => {
              onSearch({})
            }}
          >
            {word.clear}
          </Button>
        )}
      </div>
    </form>
  )
}
