import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import {
  AddDomainDocument,
  CreateConnectionDocument,
  CreateDirectoryTokenDocument,
  DeleteConnectionDocument,
  RemoveDomainDocument,
  RequireSingleSignOnDocument,
  RevokeDirectoryTokenDocument,
  RoleNamesDocument,
  UpdateConnectionDocument,
} from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { newKey } from '#lib/once.ts'
import { builtIn } from '#lib/role.ts'
import { useVerb, type Verb } from '#lib/verb.ts'
import { useCan } from '#lib/viewer.tsx'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Dialog, DialogActions } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Problem } from '#ui/page.tsx'
import { tell } from '#ui/toast.tsx'

import { TokenShown } from './directory.view.tsx'
import { draftFields, DraftView } from './draft.view.tsx'
import { changeOf, creationOf, directoryScopes, draftOf, type Connection, type DirectoryToken, type Domain, type Draft } from './sso.ts'
import { useSsoTrouble } from './trouble.ts'
import { ssoWords } from './words.ts'
import style from './sso.module.css'

/** The queries that a change of single sign-on makes old. */
export const stale = [['sso']]

interface Closing {
  onClose: () => void
}

/** Notes a domain. */
export function AddDomainDialog({ onClose }: Closing) {
  const word = useWords(ssoWords).domains.draft
  const [name, setName] = useState('')
  const add = useVerb(AddDomainDocument, { stale, onDone: onClose })
  const trouble = useSsoTrouble(add, ['name'])

  return (
    <Dialog title={word.title} onClose={onClose}>
      <form
        className={style['form']}
        onSubmit={(event) => {
          event.preventDefault()
          add.run({ input: { name: name.trim() } })
        }}
      >
        <Field
          label={word.label}
          hint={word.hint}
          error={trouble.at('name')}
          value={name}
          required
          maxLength={253}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => {
            setName(event.target.value)
          }}
        />
        <Problem>{trouble.of}</Problem>
        <DialogActions>
          <Button type="submit" tone="primary" disabled={add.busy}>
            {add.busy ? word.busy : word.act}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

interface Ask {
  words: { title: (name: string) => string; text: string; act: string; done: (name: string) => string }
  name: string
}

/** Asks before something is taken away; `done` is said afterwards. */
function Removal<V>({ words, name, verb, variables, onClose }: Ask & Closing & { verb: Verb<V, unknown>; variables: V }) {
  return (
    <Confirm
      title={words.title(name)}
      act={words.act}
      busy={verb.busy}
      problem={useSsoTrouble(verb).of}
      onClose={onClose}
      onConfirm={() => {
        verb.run(variables, () => {
          tell(words.done(name))
          onClose()
        })
      }}
    >
      <p>{words.text}</p>
    </Confirm>
  )
}

/** Gives a domain up. */
export function RemoveDomainDialog({ domain, onClose }: { domain: Domain } & Closing) {
  const verb = useVerb(RemoveDomainDocument, { stale })

  return <Removal words={useWords(ssoWords).domains.removal} name={domain.name} verb={verb} variables={{ input: { id: domain.id } }} onClose={onClose} />
}

/** Removes an identity provider. */
export function RemoveConnectionDialog({ connection, onClose }: { connection: Connection } & Closing) {
  const { id, name, revision } = connection
  const verb = useVerb(DeleteConnectionDocument, { stale })

  return <Removal words={useWords(ssoWords).providers.removal} name={name} verb={verb} variables={{ input: { id, revision } }} onClose={onClose} />
}

/** Revokes a token of the directory. */
export function RevokeTokenDialog({ token, onClose }: { token: DirectoryToken } & Closing) {
  const verb = useVerb(RevokeDirectoryTokenDocument, { stale: [...stale, ['keys']] })

  return <Removal words={useWords(ssoWords).directory.revocation} name={token.name} verb={verb} variables={{ input: { id: token.id } }} onClose={onClose} />
}

/** Makes an identity provider, or changes one. */
export function ConnectionDialog({ connection, onClose }: { connection?: Connection } & Closing) {
  const all = useWords(ssoWords)
  const [start] = useState(() => draftOf(connection))
  const { data } = useQuery({
    queryKey: ['roles', 'names'],
    queryFn: async ({ signal }) => (await ask(RoleNamesDocument, {}, signal)).roles.map((role) => role.name),
    enabled: useCan('role:read'),
  })
  const onDone = () => {
    tell(all.providers.saved(connection?.name ?? ''))
    onClose()
  }
  const create = useVerb(CreateConnectionDocument, { stale, onDone: onClose })
  const change = useVerb(UpdateConnectionDocument, { stale, onDone })
  const used = connection ? change : create
  const trouble = useSsoTrouble(used, draftFields)

  function save(draft: Draft) {
    if (connection) change.run({ input: changeOf(connection, draft) })
    else create.run({ input: creationOf(draft) })
  }

  return (
    <Dialog wide title={connection ? all.draft.change(connection.name) : all.draft.create} onClose={onClose}>
      <DraftView
        start={start}
        exists={connection !== undefined}
        roles={(data ?? builtIn).filter((role) => role !== 'owner')}
        busy={used.busy}
        trouble={trouble}
        onSave={save}
      />
    </Dialog>
  )
}

/** Asks before nobody comes in otherwise any more. */
export function RequireDialog({ revision, onClose }: { revision: number } & Closing) {
  const word = useWords(ssoWords).required
  const verb = useVerb(RequireSingleSignOnDocument, {
    stale,
    onDone: () => {
      tell(word.done)
      onClose()
    },
  })
  const trouble = useSsoTrouble(verb)

  return (
    <Confirm
      title={word.confirm.title}
      act={word.confirm.act}
      loses={false}
      busy={verb.busy}
      problem={verb.refused?.message ?? trouble.of}
      onClose={onClose}
      onConfirm={() => {
        verb.run({ input: { required: true, revision } })
      }}
    >
      <p>{word.confirm.text}</p>
    </Confirm>
  )
}

/** Makes a token for the directory and shows it, once. */
export function TokenDialog({ onClose }: Closing) {
  const word = useWords(ssoWords).directory
  const [name, setName] = useState('')
  const [idempotencyKey] = useState(newKey)
  const create = useVerb(CreateDirectoryTokenDocument, { stale: [...stale, ['keys']] })
  const trouble = useSsoTrouble(create, ['name'])

  return (
    <Dialog title={create.done ? word.shown.title : word.draft.title} onClose={onClose}>
      {create.done ? (
        <TokenShown secret={create.done.secret} onStored={onClose} />
      ) : (
        <form
          className={style['form']}
          onSubmit={(event) => {
            event.preventDefault()
            create.run({ input: { idempotencyKey, name: name.trim(), mode: 'LIVE', role: 'admin', scopes: [...directoryScopes] } })
          }}
        >
          <p>{word.draft.text}</p>
          <Field
            label={word.draft.name}
            hint={word.draft.nameHint}
            error={trouble.at('name')}
            value={name}
            required
            maxLength={120}
            autoComplete="off"
            onChange={(event) => {
              setName(event.target.value)
            }}
          />
          <Problem>{trouble.of}</Problem>
          <DialogActions>
            <Button type="submit" tone="primary" disabled={create.busy}>
              {create.busy ? word.draft.busy : word.draft.act}
            </Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  )
}
