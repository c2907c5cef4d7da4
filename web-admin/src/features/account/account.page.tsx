import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

import { AccountDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { useNow } from '#lib/time.ts'
import { Dialog } from '#ui/dialog.tsx'
import { fetched } from '#ui/loaded.tsx'
import { Problem } from '#ui/page.tsx'
import { tell } from '#ui/toast.tsx'

import { AccountView, type Account, type Begin, type Session } from './account.view.tsx'
import { useAct, useProving, type Proving } from './act.ts'
import { CodesDialog, CodesOffDialog, PasskeyDialog, PasskeyOffDialog, PasswordDialog, RecoveryView } from './dialogs.tsx'
import { ProofDialog } from './proof.tsx'
import { beginCodes, endSession, renewRecovery, type Enrolment, type Recovery } from './server.ts'
import { accountWords } from './words.ts'

type Open = Begin | { act: 'scan'; enrolment: Enrolment } | { act: 'codes-shown'; recovery: Recovery } | null

function Opened({ open, account, prove, onClose }: { open: Open; account: Account | undefined; prove: Proving; onClose: () => void }) {
  const word = useWords(accountWords)
  const props = { prove, onClose }

  switch (open?.act) {
    case 'password':
      return <PasswordDialog {...props} exists={account?.factors?.password ?? false} />
    case 'scan':
      return <CodesDialog {...props} enrolment={open.enrolment} />
    case 'codes-off':
      return <CodesOffDialog {...props} />
    case 'codes-shown':
      return (
        <Dialog title={word.recovery.title} onClose={onClose}>
          <RecoveryView codes={open.recovery.recoveryCodes} onStored={onClose} />
        </Dialog>
      )
    case 'passkey':
      return <PasskeyDialog {...props} />
    case 'passkey-off':
      return <PasskeyOffDialog {...props} passkey={open.passkey} />
    default:
      return null
  }
}

/** A person's own account. What matters asks for a fresh proof when the server wants one, and then goes on. */
export function AccountPage() {
  const word = useWords(accountWords)
  const now = useNow()
  const { begin: wanted } = useSearch({ from: '/inside/settings/account' })
  const navigate = useNavigate({ from: '/settings/account' })
  const [open, setOpen] = useState<Open>(wanted === 'passkey' ? { act: 'passkey' } : null)
  const proving = useProving()
  const query = useQuery({
    queryKey: ['account'],
    queryFn: async ({ signal }) => (await ask(AccountDocument, {}, signal)).viewer,
  })
  const factors = query.data?.factors
  const begin = useAct(beginCodes, proving.ask, (enrolment) => {
    setOpen({ act: 'scan', enrolment })
  })
  const renew = useAct(renewRecovery, proving.ask, (recovery) => {
    setOpen({ act: 'codes-shown', recovery })
  })
  const end = useAct(endSession, proving.ask, (_, id) => {
    tell(id === 'others' ? word.sessions.endedOthers : word.sessions.ended)
  })

  // What the address wants is begun once, and taken out of it so that a reload does not begin it again.
  useEffect(() => {
    if (!wanted) return
    if (wanted === 'codes') begin.run(undefined)
    void navigate({ search: {}, replace: true })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, for what the page was opened with
  }, [wanted])

  function start(next: Begin) {
    if (next.act === 'codes') begin.run(undefined)
    else if (next.act === 'recovery') renew.run(undefined)
    else setOpen(next)
  }

  return (
    <>
      <Problem>{begin.problem ?? renew.problem ?? end.problem}</Problem>
      <AccountView
        account={fetched(query)}
        now={now}
        onBegin={start}
        onEnd={(session: Session | 'others') => {
          end.run(session === 'others' ? session : session.id)
        }}
      />
      <Opened
        open={open}
        account={query.data}
        prove={proving.ask}
        onClose={() => {
          setOpen(null)
        }}
      />
      {proving.waiting && (
        <ProofDialog
          ways={[...(factors?.password ? (['password'] as const) : []), ...(factors?.codes ? (['code'] as const) : [])]}
          passkey={(factors?.passkeys.length ?? 0) > 0}
          onProven={proving.proven}
          onClose={proving.stop}
        />
      )}
    </>
  )
}
