import { useState } from 'react'

import { useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { DialogActions } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Problem, Stack } from '#ui/page.tsx'
import type { Trouble } from '#ui/problem.ts'
import { Segmented } from '#ui/segmented.tsx'
import { Select } from '#ui/select.tsx'

import { isListName, type List } from './roster.ts'
import { rosterWords } from './words.ts'

type Draft = Pick<List, 'name' | 'effect' | 'of'>

/** The form for a new list. */
export function CreateView(props: { busy: boolean; trouble: Trouble; onMake: (draft: Draft) => void }) {
  const word = useWords(rosterWords)
  const [draft, setDraft] = useState<Draft>({ name: '', effect: 'BLOCK', of: 'REFERENCE' })
  const fine = isListName(draft.name)

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (fine) props.onMake(draft)
      }}
    >
      <Stack>
        <Field
          label={word.draft.name}
          hint={word.draft.nameHint}
          error={props.trouble.at('name') ?? (draft.name !== '' && !fine ? word.draft.nameWrong : undefined)}
          required
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          value={draft.name}
          onChange={(event) => {
            setDraft({ ...draft, name: event.target.value })
          }}
        />
        <Segmented
          label={word.draft.effect}
          value={draft.effect}
          options={(['BLOCK', 'ALLOW'] as const).map((value) => ({ value, label: word.effects[value] }))}
          onChange={(effect) => {
            setDraft({ ...draft, effect })
          }}
        />
        <Select
          label={word.draft.of}
          hint={draft.of === 'DOCUMENT_NUMBER' ? word.unread : undefined}
          value={draft.of}
          options={(['REFERENCE', 'EMAIL', 'DOCUMENT_NUMBER'] as const).map((value) => ({ value, label: word.of[value] }))}
          onChange={(of) => {
            setDraft({ ...draft, of: of as Draft['of'] })
          }}
        />
        <Problem>{props.trouble.of}</Problem>
      </Stack>
      <DialogActions>
        <Button type="submit" tone="primary" disabled={props.busy || !fine}>
          {props.busy ? word.draft.busy : word.draft.act}
        </Button>
      </DialogActions>
    </form>
  )
}
