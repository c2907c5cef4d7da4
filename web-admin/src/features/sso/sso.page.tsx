import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import {
  DirectoryTokensDocument,
  DisableConnectionDocument,
  EnableConnectionDocument,
  RequireSingleSignOnDocument,
  SingleSignOnDocument,
  VerifyDomainDocument,
} from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { useNow } from '#lib/time.ts'
import { useVerb } from '#lib/verb.ts'
import { useCan } from '#lib/viewer.tsx'
import { fetched, Loaded } from '#ui/loaded.tsx'
import { PageHead, Problem } from '#ui/page.tsx'
import { tell } from '#ui/toast.tsx'

import { ConnectionsView } from './connections.view.tsx'
import {
  AddDomainDialog,
  ConnectionDialog,
  RemoveConnectionDialog,
  RemoveDomainDialog,
  RequireDialog,
  RevokeTokenDialog,
  stale,
  TokenDialog,
} from './dialogs.tsx'
import { DirectoryView } from './directory.view.tsx'
import { DomainsView } from './domains.view.tsx'
import { RequiredView } from './required.view.tsx'
import { isDirectoryToken, type Connection, type DirectoryToken, type Domain } from './sso.ts'
import { useSsoTrouble } from './trouble.ts'
import { ssoWords } from './words.ts'

type Open =
  | { at: 'domain' | 'connection' | 'token' }
  | { at: 'require'; revision: number }
  | { at: 'edit' | 'remove-connection'; connection: Connection }
  | { at: 'remove-domain'; domain: Domain }
  | { at: 'revoke'; token: DirectoryToken }
  | null

function Opened({ open, onClose }: { open: Open; onClose: () => void }) {
  switch (open?.at) {
    case 'domain':
      return <AddDomainDialog onClose={onClose} />
    case 'connection':
      return <ConnectionDialog onClose={onClose} />
    case 'token':
      return <TokenDialog onClose={onClose} />
    case 'require':
      return <RequireDialog revision={open.revision} onClose={onClose} />
    case 'edit':
      return <ConnectionDialog connection={open.connection} onClose={onClose} />
    case 'remove-connection':
      return <RemoveConnectionDialog connection={open.connection} onClose={onClose} />
    case 'remove-domain':
      return <RemoveDomainDialog domain={open.domain} onClose={onClose} />
    case 'revoke':
      return <RevokeTokenDialog token={open.token} onClose={onClose} />
    default:
      return null
  }
}

function useTokens() {
  const { data } = useQuery({
    queryKey: ['sso', 'tokens'],
    queryFn: async ({ signal }) => (await ask(DirectoryTokensDocument, {}, signal)).apiKeys.edges.map((edge) => edge.node),
    enabled: useCan('key:read'),
  })

  return data?.filter(isDirectoryToken)
}

function useActs() {
  const word = useWords(ssoWords)
  const enable = useVerb(EnableConnectionDocument, { stale, onDone: ({ connection }) => tell(word.providers.enabled(connection.name)) })
  const disable = useVerb(DisableConnectionDocument, { stale, onDone: ({ connection }) => tell(word.providers.disabled(connection.name)) })
  const release = useVerb(RequireSingleSignOnDocument, { stale, onDone: () => tell(word.required.released) })
  const verify = useVerb(VerifyDomainDocument, { stale, onDone: ({ domain }) => tell(word.domains.done(domain.name)) })
  const trouble = [useSsoTrouble(enable).of, useSsoTrouble(disable).of, useSsoTrouble(release).of].find(Boolean)

  return { enable, disable, release, verify, trouble, lookTrouble: useSsoTrouble(verify).of }
}

/** Single sign-on of the tenant, and its directory. */
export function SsoPage() {
  const word = useWords(ssoWords)
  const now = useNow()
  const [open, setOpen] = useState<Open>(null)
  const [looked, setLooked] = useState<string | null>(null)
  const { enable, disable, release, verify, trouble, lookTrouble } = useActs()
  const tokens = useTokens()
  const query = useQuery({ queryKey: ['sso'], queryFn: ({ signal }) => ask(SingleSignOnDocument, {}, signal) })

  return (
    <>
      <PageHead title={word.title} text={word.text} />
      <Problem>{trouble}</Problem>
      <Loaded from={fetched(query)}>
        {({ connections, domains, singleSignOn }) => (
          <>
            <DomainsView
              domains={domains}
              looked={looked === null ? null : { id: looked, busy: verify.busy, problem: lookTrouble }}
              onAdd={() => {
                setOpen({ at: 'domain' })
              }}
              onLook={({ id }) => {
                setLooked(id)
                verify.run({ input: { id } })
              }}
              onRemove={(domain) => {
                setOpen({ at: 'remove-domain', domain })
              }}
            />
            <ConnectionsView
              connections={connections}
              busy={enable.busy || disable.busy}
              onAdd={() => {
                setOpen({ at: 'connection' })
              }}
              onEnable={({ id, revision }) => {
                enable.run({ input: { id, revision } })
              }}
              onDisable={({ id, revision }) => {
                disable.run({ input: { id, revision } })
              }}
              onEdit={(connection) => {
                setOpen({ at: 'edit', connection })
              }}
              onRemove={(connection) => {
                setOpen({ at: 'remove-connection', connection })
              }}
            />
            <RequiredView
              required={singleSignOn.required}
              busy={release.busy}
              onRequire={() => {
                setOpen({ at: 'require', revision: singleSignOn.revision })
              }}
              onRelease={() => {
                release.run({ input: { required: false, revision: singleSignOn.revision } })
              }}
            />
            <DirectoryView
              url={singleSignOn.scimUrl}
              tokens={tokens}
              now={now}
              onMake={() => {
                setOpen({ at: 'token' })
              }}
              onRevoke={(token) => {
                setOpen({ at: 'revoke', token })
              }}
            />
          </>
        )}
      </Loaded>
      <Opened
        open={open}
        onClose={() => {
          setOpen(null)
        }}
      />
    </>
  )
}
