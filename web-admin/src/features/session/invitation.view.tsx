import { useState } from 'react'

import { useLanguage, useWords } from '#lib/language.ts'
import { roleName } from '#lib/role.ts'
import { Button, buttonClass } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Password } from '#ui/password.tsx'

import { Door, Wrong } from './door.tsx'
import { invitationWords } from './invitation.words.ts'
import type { Offer } from './invitation.ts'
import type { Provider } from './server.ts'
import style from './sign-in.module.css'

/** Who is signed in by this browser; null for nobody. */
export type SignedIn = string | null

interface Props {
  offer: Offer
  signedIn: SignedIn
  providers: readonly Provider[]
  urlOf: (provider: Provider) => string
  busy: boolean
  problem: string | undefined
  onJoin: (given: { name: string; password: string }) => void
  onSignOut: () => void
  onAccept: () => void
}

function Providers({ providers, urlOf }: Pick<Props, 'providers' | 'urlOf'>) {
  const word = useWords(invitationWords)

  return (
    <>
      <p>{word.provider}</p>
      {providers.map((provider, index) => (
        <a key={provider.connection} href={urlOf(provider)} className={buttonClass({ large: true, tone: index === 0 ? 'primary' : 'plain' })}>
          {provider.name}
        </a>
      ))}
    </>
  )
}

function NewAccount({ offer, providers, urlOf, busy, problem, onJoin }: Props) {
  const word = useWords(invitationWords)
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const byProvider = providers.length > 0

  return (
    <>
      {byProvider && <Providers providers={providers} urlOf={urlOf} />}
      {byProvider && <p className={style['or']}>{word.or}</p>}
        <form
          className={style['form']}
          onSubmit={(event) => {
            event.preventDefault()
            onJoin({ name: name.trim(), password })
          }}
        >
          <Field label={word.email} type="email" name="email" autoComplete="username" value={offer.email} readOnly />
          <Field
            label={word.name}
            hint={word.nameHint}
            name="name"
            autoComplete="name"
            maxLength={120}
            value={name}
            onChange={(event) => {
              setName(event.target.value)
            }}
          />
          <Password
            label={word.password}
            hint={word.passwordHint}
            name="password"
            autoComplete="new-password"
            required
            minLength={15}
            value={password}
            onChange={(event) => {
              setPassword(event.target.value)
            }}
          />
          <Wrong>{problem}</Wrong>
          <Button type="submit" tone={byProvider ? 'plain' : 'primary'} large disabled={busy}>
            {busy ? word.accepting : word.accept}
          </Button>
        </form>
    </>
  )
}

function One({ text, act, busy, problem, onAct }: { text?: string; act: string; busy: boolean; problem: string | undefined; onAct: () => void }) {
  const word = useWords(invitationWords)

  return (
    <>
      {text && <p>{text}</p>}
      <Wrong>{problem}</Wrong>
      <Button tone="primary" large disabled={busy} onClick={onAct}>
        {busy ? word.accepting : act}
      </Button>
    </>
  )
}

function Way(props: Props) {
  const word = useWords(invitationWords)
  const { offer, signedIn, busy, problem } = props
  const tried = { busy, problem }

  if (signedIn !== null && signedIn !== offer.email) {
    return <One text={word.other(signedIn, offer.email)} act={word.signOut} {...tried} onAct={props.onSignOut} />
  }
  if (signedIn !== null) return <One act={word.accept} {...tried} onAct={props.onAccept} />
  if (!offer.password && props.providers.length > 0) return <Providers providers={props.providers} urlOf={props.urlOf} />
  if (!offer.password) {
    return (
      <One
        text={word.idle}
        act={word.accept}
        {...tried}
        onAct={() => {
          props.onJoin({ name: '', password: '' })
        }}
      />
    )
  }

  return <NewAccount {...props} />
}

/** An invitation: whose, to what, and the one way to accept it that fits who is asked. */
export function InvitationView(props: Props) {
  const word = useWords(invitationWords)
  const role = roleName(props.offer.role, useLanguage())
  const { inviter, tenant } = props.offer

  return (
    <Door title={word.title(tenant)} text={inviter === tenant ? word.from(role) : word.by(inviter, role)}>
      <Way {...props} />
    </Door>
  )
}

/** What comes after the first acceptance: a second way to prove who one is. */
export function WelcomeView({ tenant, passkeys, onGo }: { tenant: string; passkeys: boolean; onGo: (to: 'codes' | 'passkey' | 'home') => void }) {
  const word = useWords(invitationWords).welcome

  return (
    <Door title={word.title(tenant)} text={word.text}>
      <Button
        tone="primary"
        large
        onClick={() => {
          onGo('codes')
        }}
      >
        {word.codes}
      </Button>
      {passkeys && (
        <Button
          large
          onClick={() => {
            onGo('passkey')
          }}
        >
          {word.passkey}
        </Button>
      )}
      <Button
        tone="ghost"
        onClick={() => {
          onGo('home')
        }}
      >
        {word.later}
      </Button>
    </Door>
  )
}
