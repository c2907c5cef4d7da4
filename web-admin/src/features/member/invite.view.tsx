import { useLanguage, useWords } from '#lib/language.ts'
import { roleName } from '#lib/role.ts'
import { Button } from '#ui/button.tsx'
import { DialogActions } from '#ui/dialog.tsx'
import { Lines } from '#ui/lines.tsx'
import { Problem } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'

import { most, readAddresses } from './addresses.ts'
import { memberWords } from './words.ts'
import style from './member.module.css'

interface Props {
  text: string
  role: string
  roles: readonly string[]
  busy: boolean
  /** What could not be sent, an address and a reason each. */
  problems: readonly string[]
  onText: (text: string) => void
  onRole: (role: string) => void
  onInvite: (emails: readonly string[]) => void
}

/** The form for inviting people, one or many. */
export function InviteView({ text, role, roles, busy, problems, onText, onRole, onInvite }: Props) {
  const word = useWords(memberWords).inviting
  const language = useLanguage()
  const { emails, wrong } = readAddresses(text)
  const error = wrong[0] ? word.wrong(wrong[0]) : emails.length > most ? word.many : undefined
  const ready = emails.length > 0 && !error && !busy

  return (
    <form
      className={style['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onInvite(emails)
      }}
    >
      <Lines label={word.emails} hint={word.emailsHint} error={error} value={text} rows={4} onChange={onText} />
      <Select
        label={word.role}
        value={role}
        options={roles.map((each) => ({ value: each, label: roleName(each, language) }))}
        onChange={onRole}
      />
      {problems.length > 0 && (
        <Problem>
          {problems.map((problem) => (
            <span key={problem}>
              {problem}
              <br />
            </span>
          ))}
          {word.some}
        </Problem>
      )}
      <DialogActions>
        <Button type="submit" tone="primary" disabled={!ready}>
          {busy ? word.busy : word.act(emails.length)}
        </Button>
      </DialogActions>
    </form>
  )
}
