import { useState, type ReactNode } from 'react'

import { useWords } from '#lib/language.ts'

import { Button } from './button.tsx'
import { DialogActions } from './dialog.tsx'
import { Field } from './field.tsx'
import { Lines } from './lines.tsx'
import { Problem, Stack } from './page.tsx'
import type { Trouble } from './problem.ts'
import { versionWords } from './version.words.ts'

interface Props {
  /** What the text begins with, and the most characters that it may have. */
  start: string
  most: number
  /** What is said of the name: what it is for, and what is wrong with one that cannot be. */
  hint: string
  wrong: string
  isName: (text: string) => boolean
  busy: boolean
  trouble: Trouble
  /** What stands against a text that is not kept. */
  dry?: ((yaml: string) => ReactNode) | undefined
  onMake: (name: string, yaml: string) => void
}

/** The form for something new that is kept in versions: its name, and the text of its first one. */
export function DraftForm({ start, most, hint, wrong, isName, busy, trouble, dry, onMake }: Props) {
  const word = useWords(versionWords)
  const [name, setName] = useState('')
  const [yaml, setYaml] = useState(start)
  const fine = isName(name)

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (fine) onMake(name, yaml)
      }}
    >
      <Stack>
        <Field
          label={word.draft.name}
          hint={hint}
          error={trouble.at('name') ?? (name !== '' && !fine ? wrong : undefined)}
          required
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          value={name}
          onChange={(event) => {
            setName(event.target.value)
          }}
        />
        <Lines label={word.definition} code error={trouble.at('yaml')} rows={12} required maxLength={most} value={yaml} onChange={setYaml} />
        {dry?.(yaml)}
        <Problem>{trouble.of}</Problem>
      </Stack>
      <DialogActions>
        <Button type="submit" tone="primary" disabled={busy || !fine}>
          {busy ? word.draft.busy : word.draft.act}
        </Button>
      </DialogActions>
    </form>
  )
}
