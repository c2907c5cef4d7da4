import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'

import { CreateTenantDocument, PlatformTenantsDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { newKey } from '#lib/once.ts'
import { useNow } from '#lib/time.ts'
import { useVerb } from '#lib/verb.ts'
import { Button } from '#ui/button.tsx'
import { Dialog, DialogActions } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { fetched } from '#ui/loaded.tsx'
import { Problem } from '#ui/page.tsx'
import { useTrouble } from '#ui/problem.ts'
import { Segmented } from '#ui/segmented.tsx'
import { tell } from '#ui/toast.tsx'

import { TenantsView } from './tenants.view.tsx'
import { platformWords } from './words.ts'
import style from './platform.module.css'

function CreateDialog({ onClose }: { onClose: () => void }) {
  const word = useWords(platformWords).draft
  const navigate = useNavigate()
  const [draft, setDraft] = useState({ name: '', owner: '', language: useLanguage() })
  // One for as long as the draft is the same, so that pressing again after a lost answer makes no second tenant.
  const [idempotencyKey, setKey] = useState(newKey)
  const create = useVerb(CreateTenantDocument, {
    stale: [['platform', 'tenants']],
    onDone: ({ tenant }) => {
      tell(word.done(tenant.name))
      onClose()
      void navigate({ to: '/platform/tenants/$id', params: { id: tenant.id } })
    },
  })
  const trouble = useTrouble(create, ['name', 'owner'])
  const change = (over: Partial<typeof draft>) => {
    create.reset()
    setDraft({ ...draft, ...over })
    setKey(newKey())
  }

  return (
    <Dialog title={word.title} onClose={onClose}>
      <form
        className={style['form']}
        onSubmit={(event) => {
          event.preventDefault()
          create.run({ input: { idempotencyKey, name: draft.name.trim(), owner: draft.owner.trim(), language: draft.language } })
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
            change({ name: event.target.value })
          }}
        />
        <Field
          label={word.owner}
          hint={word.ownerHint}
          error={trouble.at('owner')}
          type="email"
          value={draft.owner}
          required
          maxLength={254}
          autoComplete="off"
          onChange={(event) => {
            change({ owner: event.target.value })
          }}
        />
        <div className={style['choice']}>
          <span className={style['label']}>{word.language}</span>
          <Segmented
            label={word.language}
            value={draft.language}
            options={(['ja', 'en'] as const).map((value) => ({ value, label: word.languages[value] }))}
            onChange={(language) => {
              change({ language })
            }}
          />
        </div>
        <Problem>{trouble.of}</Problem>
        <DialogActions>
          <Button type="submit" tone="primary" disabled={create.busy}>
            {create.busy ? word.busy : word.act}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

/** All tenants, for operators. */
export function TenantsPage() {
  const now = useNow()
  const search = useSearch({ from: '/inside/platform/tenants' })
  const navigate = useNavigate({ from: '/platform/tenants' })
  const [creating, setCreating] = useState(false)
  const query = useQuery({
    queryKey: ['platform', 'tenants', search],
    queryFn: async ({ signal }) => {
      const { edges, pageInfo } = (await ask(PlatformTenantsDocument, { after: search.after ?? null, name: search.name ?? null }, signal)).platformTenants

      return { rows: edges.map((edge) => edge.node), next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null }
    },
    placeholderData: keepPreviousData,
  })

  return (
    <>
      <TenantsView
        page={fetched(query)}
        search={search}
        now={now}
        onSearch={(next) => void navigate({ search: next })}
        onCreate={() => {
          setCreating(true)
        }}
      />
      {creating && (
        <CreateDialog
          onClose={() => {
            setCreating(false)
          }}
        />
      )}
    </>
  )
}
