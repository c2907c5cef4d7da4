import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

import { isFailure } from '#lib/failure.ts'
import { useWords } from '#lib/language.ts'
import { hasPasskeys } from '#lib/passkey.ts'
import { Button } from '#ui/button.tsx'
import { Dialog, DialogActions } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Problem, Stack } from '#ui/page.tsx'
import { Password } from '#ui/password.tsx'

import { prove, proveByPasskey } from './server.ts'
import { accountWords } from './words.ts'

type Way = 'password' | 'code'

interface Props {
  ways: readonly Way[]
  /** Whether the person has a passkey. */
  passkey: boolean
  onProven: () => void
  onClose: () => void
}

/** Asks the person to show once more that it is them. */
export function ProofDialog({ ways, passkey, onProven, onClose }: Props) {
  const word = useWords(accountWords).proof
  const [way, setWay] = useState<Way | undefined>(ways[0])
  const [secret, setSecret] = useState('')
  const other = ways.find((each) => each !== way)
  const confirm = useMutation({
    mutationFn: () => prove(way === 'code' ? { code: secret.replaceAll(' ', '') } : { password: secret }),
    onSuccess: onProven,
  })
  const touch = useMutation({
    mutationFn: proveByPasskey,
    onSuccess: (proven) => {
      if (proven) onProven()
    },
  })
  const error = confirm.error ?? touch.error
  const byPasskey = passkey && hasPasskeys()

  return (
    <Dialog title={word.title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          confirm.mutate()
        }}
      >
        <Stack>
          <p>{way || byPasskey ? word.text : word.none}</p>
          {way === 'password' && (
            <Password
              label={word.password}
              autoComplete="current-password"
              required
              value={secret}
              onChange={(event) => {
                setSecret(event.target.value)
              }}
            />
          )}
          {way === 'code' && (
            <Field
              label={word.code}
              autoComplete="one-time-code"
              inputMode="numeric"
              required
              value={secret}
              onChange={(event) => {
                setSecret(event.target.value)
              }}
            />
          )}
          <Problem>{error && (isFailure(error, 'rate_limited') ? word.often : word.wrong)}</Problem>
          <DialogActions>
            {other && (
              <Button
                tone="ghost"
                onClick={() => {
                  setSecret('')
                  setWay(other)
                }}
              >
                {other === 'code' ? word.useCode : word.usePassword}
              </Button>
            )}
            {byPasskey && (
              <Button
                disabled={touch.isPending}
                onClick={() => {
                  touch.mutate()
                }}
              >
                {word.passkey}
              </Button>
            )}
            {way && (
              <Button type="submit" tone="primary" disabled={confirm.isPending}>
                {word.confirm}
              </Button>
            )}
          </DialogActions>
        </Stack>
      </form>
    </Dialog>
  )
}
