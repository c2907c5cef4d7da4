import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { ApiKeyListDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useNow } from '#lib/time.ts'
import { fetched } from '#ui/loaded.tsx'

import { RevokeDialog, RotateDialog } from './change.page.tsx'
import { CreateKeyDialog } from './create.page.tsx'
import type { Key } from './key.ts'
import { KeysView } from './list.view.tsx'

type Open = { act: 'create' } | { act: 'rotate' | 'revoke'; of: Key } | null

/** The API keys of the tenant. */
export function KeysPage() {
  const now = useNow()
  const [open, setOpen] = useState<Open>(null)
  const query = useQuery({
    queryKey: ['keys'],
    queryFn: async ({ signal }) => (await ask(ApiKeyListDocument, {}, signal)).apiKeys.edges.map((edge) => edge.node),
  })

  function close() {
    setOpen(null)
  }

  return (
    <>
      <KeysView
        keys={fetched(query)}
        now={now}
        origin={window.location.origin}
        onCreate={() => {
          setOpen({ act: 'create' })
        }}
        onRotate={(of) => {
          setOpen({ act: 'rotate', of })
        }}
        onRevoke={(of) => {
          setOpen({ act: 'revoke', of })
        }}
      />
      {open?.act === 'create' && <CreateKeyDialog onClose={close} />}
      {open?.act === 'rotate' && <RotateDialog of={open.of} onClose={close} />}
      {open?.act === 'revoke' && <RevokeDialog of={open.of} onClose={close} />}
    </>
  )
}
