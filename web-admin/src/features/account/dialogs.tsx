import { useState } from 'react'

import { useWords } from '#lib/language.ts'
import { hasPasskeys } from '#lib/passkey.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Copy, CopyButton } from '#ui/copy.tsx'
import { Dialog, DialogActions } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Problem, Stack } from '#ui/page.tsx'
import { Password } from '#ui/password.tsx'
import { Qr } from '#ui/qr.tsx'
import { tell } from '#ui/toast.tsx'

import type { Passkey } from './account.view.tsx'
import { useAct, type Act, type Proving } from './act.ts'
import { addPasskey, confirmCodes, removeCodes, removePasskey, setPassword, type Enrolment, type Recovery } from './server.ts'
import { accountWords } from './words.ts'
import style from './account.module.css'

interface Props {
  prove: Proving
  onClose: () => void
}

/** Sets another password, or the first. */
export function PasswordDialog({ prove, exists, onClose }: { exists: boolean } & Props) {
  const word = useWords(accountWords).password
  const [password, setTyped] = useState('')
  const save = useAct(setPassword, prove, () => {
    tell(word.saved)
    onClose()
  })

  return (
    <Dialog title={exists ? word.change : word.choose} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.run(password)
        }}
      >
        <Stack>
          <Password
            label={word.new}
            hint={word.hint}
            error={save.problem}
            autoComplete="new-password"
            required
            value={password}
            onChange={(event) => {
              save.reset()
              setTyped(event.target.value)
            }}
          />
          <DialogActions>
            <Button type="submit" tone="primary" disabled={save.busy}>
              {word.save}
            </Button>
          </DialogActions>
        </Stack>
      </form>
    </Dialog>
  )
}

/** Shows recovery codes, once. */
export function RecoveryView({ codes, onStored }: { codes: readonly string[]; onStored: () => void }) {
  const word = useWords(accountWords).recovery

  return (
    <Stack>
      <p>{word.text}</p>
      <ul className={style['codes']} aria-label={word.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <DialogActions>
        <CopyButton text={codes.join('\n')}>{word.copy}</CopyButton>
        <Button tone="primary" onClick={onStored}>
          {word.stored}
        </Button>
      </DialogActions>
    </Stack>
  )
}

/** Sets up one-time codes: scan, show one, keep the recovery codes. */
export function CodesDialog({ prove, enrolment, onClose }: { enrolment: Enrolment } & Props) {
  const all = useWords(accountWords)
  const word = all.codes
  const [code, setCode] = useState('')
  const confirm: Act<string, Recovery> = useAct(confirmCodes, prove)

  return (
    <Dialog title={confirm.result ? all.recovery.title : word.setup} onClose={onClose}>
      {confirm.result ? (
        <RecoveryView codes={confirm.result.recoveryCodes} onStored={onClose} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            confirm.run(code.replaceAll(' ', ''))
          }}
        >
          <Stack>
            <p>{word.scan}</p>
            <div className={style['scan']}>
              <div className={style['qr']}>
                <Qr text={enrolment.uri} label={word.qr} />
              </div>
              <Copy text={enrolment.secret} label={word.key} />
            </div>
            <Field
              label={word.code}
              error={confirm.problem && word.wrong}
              value={code}
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              maxLength={9}
              onChange={(event) => {
                confirm.reset()
                setCode(event.target.value)
              }}
            />
            <DialogActions>
              <Button type="submit" tone="primary" disabled={confirm.busy}>
                {word.confirm}
              </Button>
            </DialogActions>
          </Stack>
        </form>
      )}
    </Dialog>
  )
}

/** Turns one-time codes off, after asking. */
export function CodesOffDialog({ prove, onClose }: Props) {
  const word = useWords(accountWords).codes.ending
  const remove = useAct(removeCodes, prove, () => {
    tell(word.done)
    onClose()
  })

  return (
    <Confirm
      title={word.title}
      act={word.act}
      busy={remove.busy}
      problem={remove.problem}
      onClose={onClose}
      onConfirm={() => {
        remove.run(undefined)
      }}
    >
      <p>{word.text}</p>
    </Confirm>
  )
}

/** Makes a passkey on this device. */
export function PasskeyDialog({ prove, onClose }: Props) {
  const word = useWords(accountWords).passkeys
  const [name, setTyped] = useState('')
  const add = useAct(addPasskey, prove, (made) => {
    if (!made) return
    tell(word.added)
    onClose()
  })

  return (
    <Dialog title={word.add} onClose={onClose}>
      {hasPasskeys() ? (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            add.run(name.trim())
          }}
        >
          <Stack>
            <Field
              label={word.name}
              hint={word.nameHint}
              value={name}
              required
              maxLength={60}
              autoComplete="off"
              onChange={(event) => {
                setTyped(event.target.value)
              }}
            />
            <Problem>{add.problem}</Problem>
            <DialogActions>
              <Button type="submit" tone="primary" disabled={add.busy}>
                {word.create}
              </Button>
            </DialogActions>
          </Stack>
        </form>
      ) : (
        <p>{word.unable}</p>
      )}
    </Dialog>
  )
}

/** Forgets a passkey, after asking. */
export function PasskeyOffDialog({ prove, passkey, onClose }: { passkey: Passkey } & Props) {
  const word = useWords(accountWords).passkeys.removing
  const remove = useAct(removePasskey, prove, () => {
    tell(word.done(passkey.name))
    onClose()
  })

  return (
    <Confirm
      title={word.title(passkey.name)}
      act={word.act}
      busy={remove.busy}
      problem={remove.problem}
      onClose={onClose}
      onConfirm={() => {
        remove.run(passkey.id)
      }}
    >
      <p>{word.text}</p>
    </Confirm>
  )
}
