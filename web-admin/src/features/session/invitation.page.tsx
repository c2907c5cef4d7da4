import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

import { AcceptInvitationDocument, SignedInDocument } from '#gen/graphql.ts'
import { ask, signOut, switchTenant } from '#lib/api.ts'
import { Failure, isFailure } from '#lib/failure.ts'
import { useWords } from '#lib/language.ts'
import { hasPasskeys } from '#lib/passkey.ts'
import { isRefusal } from '#lib/verb.ts'
import { buttonClass } from '#ui/button.tsx'
import { FailureNotice } from '#ui/notice.tsx'

import { Door } from './door.tsx'
import { joinByInvitation, keepInvitation, keptInvitation, lookAtInvitation } from './invitation.ts'
import { InvitationView, WelcomeView, type SignedIn } from './invitation.view.tsx'
import { invitationWords } from './invitation.words.ts'
import { providerUrl, waysOf } from './server.ts'
import { useToken } from './token.ts'

const here = '/invitation'

/** Who is signed in by this browser, if anybody: not being so is no failure here. */
async function signedInAs(signal: AbortSignal): Promise<SignedIn> {
  try {
    return (await ask(SignedInDocument, {}, signal)).viewer.name
  } catch (error) {
    if (isFailure(error, 'unauthenticated')) return null
    throw error
  }
}

/** What accepting while signed in comes to: the session is in the new tenant, or stays where its provider vouches for it. */
async function acceptSignedIn(token: string): Promise<'in' | 'stays'> {
  const { acceptInvitation } = await ask(AcceptInvitationDocument, { input: { token } })
  if (isRefusal(acceptInvitation)) throw new Failure('not_found', acceptInvitation.message)
  keepInvitation('')
  try {
    await switchTenant((acceptInvitation as { tenantId: string }).tenantId)
  } catch (error) {
    if (isFailure(error, 'conflict')) return 'stays'
    throw error
  }

  return 'in'
}

function useProblem(error: unknown, isNew: boolean): string | undefined {
  const word = useWords(invitationWords)
  if (!error) return undefined
  if (!(error instanceof Failure)) return word.failed
  if (error.kind === 'invalid') return error.message
  if (error.kind === 'forbidden') return isNew ? word.elsewhere : word.forbidden
  if (error.kind === 'not_found') return word.over.text

  return word.failed
}

function Over() {
  const word = useWords(invitationWords).over

  return (
    <Door title={word.title} text={word.text}>
      <Link to="/sign-in" className={buttonClass({ tone: 'ghost' })}>
        {word.signIn}
      </Link>
    </Door>
  )
}

function useInvitation() {
  const given = useToken()
  const [kept] = useState(keptInvitation)
  const token = given || kept

  useEffect(() => {
    if (token) keepInvitation(token)
  }, [token])

  return token
}

/** Where the link of an invitation's mail leads. */
export function InvitationPage() {
  const word = useWords(invitationWords)
  const client = useQueryClient()
  const navigate = useNavigate()
  const token = useInvitation()
  const [joined, setJoined] = useState<string | null>(null)
  const offer = useQuery({ queryKey: ['invitation', token], queryFn: () => lookAtInvitation(token), enabled: token !== '' && joined === null, staleTime: 60_000 })
  const signedIn = useQuery({ queryKey: ['signed-in'], queryFn: ({ signal }) => signedInAs(signal), enabled: joined === null })
  const email = offer.data?.email ?? ''
  const ways = useQuery({ queryKey: ['ways', email], queryFn: () => waysOf(email), enabled: email !== '' && joined === null })

  const join = useMutation({
    mutationFn: joinByInvitation,
    onSuccess: (next) => {
      keepInvitation('')
      if (next === 'done') setJoined(offer.data?.tenant ?? '')
      else void navigate({ to: '/sign-in' })
    },
  })
  const accept = useMutation({
    mutationFn: () => acceptSignedIn(token),
    onSuccess: (outcome) => {
      if (outcome === 'in') window.location.assign('/')
    },
  })
  const leave = useMutation({ mutationFn: signOut, onSuccess: () => client.invalidateQueries({ queryKey: ['signed-in'] }) })
  const problem = useProblem(join.error ?? accept.error ?? leave.error, join.isError)

  if (joined !== null) {
    return (
      <WelcomeView
        tenant={joined}
        passkeys={hasPasskeys()}
        onGo={(to) => {
          client.clear()
          void (to === 'home' ? navigate({ to: '/' }) : navigate({ to: '/settings/account', search: { begin: to } }))
        }}
      />
    )
  }
  if (accept.data === 'stays') return <Door title={word.title(offer.data?.tenant ?? '')} text={word.stays}>{null}</Door>
  if (token === '' || isFailure(offer.error, 'not_found')) return <Over />
  if (offer.error || signedIn.error) {
    return (
      <Door title={word.looking}>
        <FailureNotice error={offer.error ?? signedIn.error} retry={() => void Promise.all([offer.refetch(), signedIn.refetch()])} />
      </Door>
    )
  }
  if (!offer.data || signedIn.data === undefined || ways.isPending) return <Door title={word.looking}>{null}</Door>

  return (
    <InvitationView
      offer={offer.data}
      signedIn={signedIn.data}
      providers={ways.data?.connections ?? []}
      urlOf={(provider) => providerUrl(provider, email, here)}
      busy={join.isPending || accept.isPending || accept.isSuccess || leave.isPending}
      problem={problem}
      onJoin={(given) => {
        join.mutate({ token, ...given })
      }}
      onSignOut={() => {
        leave.mutate()
      }}
      onAccept={() => {
        accept.mutate()
      }}
    />
  )
}
