import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { Failure } from '#lib/failure.ts'
import { useWords } from '#lib/language.ts'
import { Button, buttonClass } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Password } from '#ui/password.tsx'

import { Door, Wrong } from './door.tsx'
import { confirmAddress, forget, resetPassword } from './server.ts'
import { useToken } from './token.ts'
import { sessionWords } from './words.ts'
import style from './sign-in.module.css'

function useProblem(error: unknown): string | undefined {
  const word = useWords(sessionWords)
  if (!error) return undefined
  if (!(error instanceof Failure)) return word.failed

  return { invalid: error.message, rate_limited: word.often, unreachable: word.unreachable }[error.kind as string] ?? word.failed
}

function gone(error: unknown): boolean {
  return error instanceof Failure && ['unauthenticated', 'not_found'].includes(error.kind)
}

function Back() {
  const word = useWords(sessionWords)

  return (
    <Link to="/sign-in" className={buttonClass({ tone: 'ghost' })}>
      {word.forget.back}
    </Link>
  )
}

/** Asks for a mail with which a new password can be set. The answer is the same for every address. */
export function ForgottenPage() {
  const word = useWords(sessionWords)
  const [email, setEmail] = useState('')
  const send = useMutation({ mutationFn: () => forget(email.trim()) })
  const problem = useProblem(send.error)
  if (send.isSuccess) {
    return (
      <Door title={word.forget.sent.title} text={word.forget.sent.text(email.trim())}>
        <Back />
      </Door>
    )
  }

  return (
    <Door title={word.forget.title} text={word.forget.text}>
      <form
        className={style['form']}
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate()
        }}
      >
        <Field
          label={word.email}
          type="email"
          name="email"
          autoComplete="username"
          autoCapitalize="none"
          required
          maxLength={320}
          autoFocus
          value={email}
          onChange={(event) => {
            setEmail(event.target.value)
          }}
        />
        <Wrong>{problem}</Wrong>
        <Button type="submit" tone="primary" large disabled={send.isPending}>
          {send.isPending ? word.busy : word.forget.send}
        </Button>
      </form>
      <Back />
    </Door>
  )
}

/** Sets a new password by the token of a mail. */
export function ResetPage() {
  const word = useWords(sessionWords)
  const token = useToken()
  const [password, setPassword] = useState('')
  const save = useMutation({ mutationFn: () => resetPassword(token, password) })
  const problem = useProblem(save.error)
  if (save.isSuccess) {
    return (
      <Door title={word.reset.done.title} text={word.reset.done.text}>
        <Link to="/sign-in" className={buttonClass({ tone: 'primary', large: true })}>
          {word.signIn}
        </Link>
      </Door>
    )
  }
  if (token === '' || gone(save.error)) {
    return (
      <Door title={word.reset.expired.title} text={word.reset.expired.text}>
        <Link to="/sign-in/forgotten" className={buttonClass({ tone: 'primary', large: true })}>
          {word.reset.again}
        </Link>
      </Door>
    )
  }

  return (
    <Door title={word.reset.title} text={word.reset.text}>
      <form
        className={style['form']}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Password
          label={word.reset.password}
          name="password"
          autoComplete="new-password"
          required
          autoFocus
          value={password}
          error={problem}
          onChange={(event) => {
            save.reset()
            setPassword(event.target.value)
          }}
        />
        <Button type="submit" tone="primary" large disabled={save.isPending}>
          {save.isPending ? word.busy : word.reset.save}
        </Button>
      </form>
    </Door>
  )
}

/** Confirms an address by the token of a mail: on a press, so that a mail scanner does not use it up. */
export function ConfirmPage() {
  const word = useWords(sessionWords)
  const token = useToken()
  const confirm = useMutation({ mutationFn: () => confirmAddress(token) })
  const problem = useProblem(confirm.error)
  if (confirm.isSuccess) {
    return (
      <Door title={word.confirm.done.title} text={word.confirm.done.text}>
        <Back />
      </Door>
    )
  }
  if (token === '' || gone(confirm.error)) {
    return (
      <Door title={word.reset.expired.title} text={word.reset.expired.text}>
        <Back />
      </Door>
    )
  }

  return (
    <Door title={word.confirm.title} text={word.confirm.text}>
      <Wrong>{problem}</Wrong>
      <Button
        tone="primary"
        large
        disabled={confirm.isPending}
        onClick={() => {
          confirm.mutate()
        }}
      >
        {word.confirm.act}
      </Button>
    </Door>
  )
}
