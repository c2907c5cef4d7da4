import { useState } from 'react'

import { useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { DialogActions } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Lines } from '#ui/lines.tsx'
import { Problem, Stack } from '#ui/page.tsx'
import type { Trouble } from '#ui/problem.ts'

import { isName, start } from './policy.ts'
import { policyWords } from './words.ts'

/** The form for a new policy: its name, and the text of its first version. */
export function DraftView(props: { busy: boolean; trouble: Trouble; onMake: (name: string, yaml: string) => void }) {
  const word = useWords(policyWords).draft
  const [name, setName] = useState('')
  const [yaml, setYaml] = useState(start)
  const fine = isName(name)

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (fine) props.onMake(name, yaml)
      }}
    >
      <Stack>
        <Field
          label={word.name}
          hint={word.nameHint}
          error={props.trouble.at('name') ?? (name !== '' && !fine ? word.nameWrong : undefined)}
          required
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          value={name}
          onChange={(event) => {
            setName(event.target.value)
          }}
        />
        <Lines label={word.yaml} error={props.trouble.at('yaml')} rows={12} code required value={yaml} onChange={setYaml} />
        <Problem>{props.trouble.of}</Problem>
      </Stack>
      <DialogActions>
        <Button type="submit" tone="primary" disabled={props.busy || !fine}>
          {props.busy ? word.busy : word.act}
        </Button>
      </DialogActions>
    </form>
  )
}
