import { useState } from 'react'

import { useLanguage, useWords } from '#lib/language.ts'
import { roleName } from '#lib/role.ts'
import { Button } from '#ui/button.tsx'
import { Check } from '#ui/check.tsx'
import { DialogActions } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Lines } from '#ui/lines.tsx'
import { Problem } from '#ui/page.tsx'
import { Password } from '#ui/password.tsx'
import type { Trouble } from '#ui/problem.ts'
import { Segmented } from '#ui/segmented.tsx'
import { Select } from '#ui/select.tsx'

import type { Draft } from './sso.ts'
import { ssoWords } from './words.ts'
import style from './sso.module.css'

/** The fields of the form that the server's refusals can name. */
export const draftFields = ['name', 'issuer', 'clientId', 'clientSecret', 'metadataUrl', 'metadata', 'defaultRole'] as const

interface Props {
  start: Draft
  /** Whether it is there already: then its protocol stays, and what is not known here may be left empty. */
  exists: boolean
  roles: readonly string[]
  busy: boolean
  trouble: Trouble
  onSave: (draft: Draft) => void
}

type Part = { draft: Draft; set: (over: Partial<Draft>) => void } & Pick<Props, 'exists' | 'trouble'>

function OpenID({ draft, set, exists, trouble }: Part) {
  const word = useWords(ssoWords).draft

  return (
    <>
      <Field
        label={word.issuer}
        hint={word.issuerHint}
        error={trouble.at('issuer')}
        type="url"
        required
        autoComplete="off"
        value={draft.issuer}
        onChange={(event) => {
          set({ issuer: event.target.value })
        }}
      />
      <Field
        label={word.client}
        error={trouble.at('clientId')}
        required
        autoComplete="off"
        value={draft.clientId}
        onChange={(event) => {
          set({ clientId: event.target.value })
        }}
      />
      <Password
        label={word.secret}
        hint={exists ? word.secretKept : word.secretHint}
        error={trouble.at('clientSecret')}
        required={!exists}
        autoComplete="off"
        value={draft.clientSecret}
        onChange={(event) => {
          set({ clientSecret: event.target.value })
        }}
      />
    </>
  )
}

function Saml({ draft, set, exists, trouble }: Part) {
  const word = useWords(ssoWords).draft

  return (
    <>
      <div className={style['choice']}>
        <span className={style['label']}>{word.from}</span>
        <Segmented
          label={word.from}
          value={draft.from}
          options={(['url', 'xml'] as const).map((value) => ({ value, label: word.ways[value] }))}
          onChange={(from) => {
            set({ from })
          }}
        />
      </div>
      {draft.from === 'url' ? (
        <Field
          label={word.metadataUrl}
          hint={exists ? word.kept : word.metadataHint}
          error={trouble.at('metadataUrl')}
          type="url"
          required={!exists}
          autoComplete="off"
          value={draft.metadataUrl}
          onChange={(event) => {
            set({ metadataUrl: event.target.value })
          }}
        />
      ) : (
        <Lines
          label={word.metadata}
          hint={exists ? word.kept : word.metadataHint}
          error={trouble.at('metadata')}
          rows={6}
          required={!exists}
          maxLength={262_144}
          value={draft.metadata}
          onChange={(metadata) => {
            set({ metadata })
          }}
        />
      )}
    </>
  )
}

/** The form for an identity provider. */
export function DraftView({ start, exists, roles, busy, trouble, onSave }: Props) {
  const all = useWords(ssoWords)
  const word = all.draft
  const language = useLanguage()
  const [draft, setDraft] = useState(start)
  const set = (over: Partial<Draft>) => {
    setDraft({ ...draft, ...over })
  }
  const part = { draft, set, exists, trouble }

  return (
    <form
      className={style['form']}
      onSubmit={(event) => {
        event.preventDefault()
        onSave(draft)
      }}
    >
      {!exists && (
        <div className={style['choice']}>
          <span className={style['label']}>{word.protocol}</span>
          <Segmented
            label={word.protocol}
            value={draft.protocol}
            options={(['OIDC', 'SAML'] as const).map((value) => ({ value, label: all.providers.protocols[value] }))}
            onChange={(protocol) => {
              set({ protocol })
            }}
          />
        </div>
      )}
      <Field
        label={word.name}
        hint={word.nameHint}
        error={trouble.at('name')}
        required
        maxLength={120}
        autoComplete="off"
        value={draft.name}
        onChange={(event) => {
          set({ name: event.target.value })
        }}
      />
      {draft.protocol === 'OIDC' ? <OpenID {...part} /> : <Saml {...part} />}
      <Check
        label={word.justInTime}
        hint={word.justInTimeHint}
        checked={draft.justInTime}
        onChange={(event) => {
          set({ justInTime: event.target.checked })
        }}
      />
      <Select
        label={word.role}
        error={trouble.at('defaultRole')}
        value={draft.defaultRole}
        options={[...new Set([...roles, draft.defaultRole])].map((role) => ({ value: role, label: roleName(role, language) }))}
        onChange={(defaultRole) => {
          set({ defaultRole })
        }}
      />
      <Problem>{trouble.of}</Problem>
      <DialogActions>
        <Button type="submit" tone="primary" disabled={busy}>
          {busy ? word.busy : exists ? word.save : word.add}
        </Button>
      </DialogActions>
    </form>
  )
}
