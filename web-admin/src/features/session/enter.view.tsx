import { Link } from '@tanstack/react-router'

import { useWords } from '#lib/language.ts'
import { Button, buttonClass } from '#ui/button.tsx'
import { Copy } from '#ui/copy.tsx'
import { Field } from '#ui/field.tsx'
import { Password } from '#ui/password.tsx'

import { Door, Wrong } from './door.tsx'
import type { Provider } from './server.ts'
import { sessionWords } from './words.ts'
import style from './sign-in.module.css'

interface EmailProps {
  email: string
  busy: boolean
  problem: string | undefined
  /** Whether this browser has passkeys. */
  passkeys: boolean
  onEmail: (email: string) => void
  onContinue: () => void
  onPasskey: () => void
}

/** The first step: who it is. The same for everybody. */
export function EmailStep({ email, busy, problem, passkeys, onEmail, onContinue, onPasskey }: EmailProps) {
  const word = useWords(sessionWords)

  return (
    <Door title={word.title}>
      <form
        className={style['form']}
        onSubmit={(event) => {
          event.preventDefault()
          onContinue()
        }}
      >
        <Field
          label={word.email}
          type="email"
          name="email"
          autoComplete="username webauthn"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={320}
          autoFocus
          value={email}
          onChange={(event) => {
            onEmail(event.target.value)
          }}
        />
        <Wrong>{problem}</Wrong>
        <Button type="submit" tone="primary" large disabled={busy}>
          {busy ? word.busy : word.goOn}
        </Button>
      </form>
      {passkeys && (
        <>
          <p className={style['or']}>{word.or}</p>
          <Button large disabled={busy} onClick={onPasskey}>
            {word.passkey}
          </Button>
        </>
      )}
      <details className={style['link']}>
        <summary>{word.link}</summary>
        <p>{word.none.text}</p>
        <div className={style['command']}>
          <Copy text="honnin link" label={word.command} />
        </div>
      </details>
    </Door>
  )
}

interface PasswordProps {
  email: string
  password: string
  busy: boolean
  problem: string | undefined
  onPassword: (password: string) => void
  onEnter: () => void
  onBack: () => void
}

/** The second step for most: the password. The address stands in the form for password managers. */
export function PasswordStep({ email, password, busy, problem, onPassword, onEnter, onBack }: PasswordProps) {
  const word = useWords(sessionWords)

  return (
    <Door title={word.title} text={word.as(email)}>
      <form
        className={style['form']}
        onSubmit={(event) => {
          event.preventDefault()
          onEnter()
        }}
      >
        <input className="visually-hidden" type="email" name="email" autoComplete="username" value={email} readOnly tabIndex={-1} aria-hidden="true" />
        <Password
          label={word.password}
          name="password"
          autoComplete="current-password"
          required
          autoFocus
          value={password}
          onChange={(event) => {
            onPassword(event.target.value)
          }}
        />
        <Wrong>{problem}</Wrong>
        <Button type="submit" tone="primary" large disabled={busy}>
          {busy ? word.signingIn : word.signIn}
        </Button>
      </form>
      <div className={style['ways']}>
        <Button tone="ghost" onClick={onBack}>
          {word.another}
        </Button>
        <Link to="/sign-in/forgotten" className={buttonClass({ tone: 'ghost' })}>
          {word.forgotten}
        </Link>
      </div>
    </Door>
  )
}

interface ProviderProps {
  email: string
  providers: readonly Provider[]
  urlOf: (provider: Provider) => string
  /** Null where the domain's tenant wants nobody to come otherwise: owners still can, by the way they know. */
  required: boolean
  onPassword: () => void
  onBack: () => void
}

/** The second step for people whose company has an identity provider. */
export function ProviderStep({ email, providers, urlOf, required, onPassword, onBack }: ProviderProps) {
  const word = useWords(sessionWords)

  return (
    <Door title={word.title} text={required ? word.byProvider : word.as(email)}>
      {providers.map((provider) => (
        <a key={provider.connection} href={urlOf(provider)} className={buttonClass({ tone: 'primary', large: true })}>
          {word.provider(provider.name)}
        </a>
      ))}
      <div className={style['ways']}>
        <Button tone="ghost" onClick={onBack}>
          {word.another}
        </Button>
        <Button tone="ghost" onClick={onPassword}>
          {word.byPassword}
        </Button>
      </div>
    </Door>
  )
}

interface CodeProps {
  code: string
  recovery: boolean
  busy: boolean
  problem: string | undefined
  onCode: (code: string) => void
  onRecovery: (recovery: boolean) => void
  onEnter: () => void
  onBack: () => void
}

/** The second factor: a one-time code, or a recovery code in its place. */
export function CodeStep({ code, recovery, busy, problem, onCode, onRecovery, onEnter, onBack }: CodeProps) {
  const word = useWords(sessionWords)
  const { second } = word

  return (
    <Door title={second.title} text={recovery ? second.recoveryText : second.text}>
      <form
        className={style['form']}
        onSubmit={(event) => {
          event.preventDefault()
          onEnter()
        }}
      >
        <Field
          key={recovery ? 'recovery' : 'code'}
          label={recovery ? second.recovery : second.code}
          name="code"
          autoComplete="one-time-code"
          inputMode={recovery ? 'text' : 'numeric'}
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={64}
          autoFocus
          value={code}
          onChange={(event) => {
            onCode(event.target.value)
          }}
        />
        <Wrong>{problem}</Wrong>
        <Button type="submit" tone="primary" large disabled={busy}>
          {busy ? word.busy : second.verify}
        </Button>
      </form>
      <div className={style['ways']}>
        <Button tone="ghost" onClick={onBack}>
          {second.again}
        </Button>
        <Button
          tone="ghost"
          onClick={() => {
            onRecovery(!recovery)
          }}
        >
          {recovery ? second.useApp : second.useRecovery}
        </Button>
      </div>
    </Door>
  )
}
