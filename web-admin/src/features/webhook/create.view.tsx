import { useState } from 'react'

import { useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { Check } from '#ui/check.tsx'
import { CopyButton } from '#ui/copy.tsx'
import { DialogActions } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Lines } from '#ui/lines.tsx'
import { Problem, Quiet, Stack } from '#ui/page.tsx'
import type { Trouble } from '#ui/problem.ts'
import { Segmented } from '#ui/segmented.tsx'

import { blockable, start, type Draft } from './webhook.ts'
import { webhookWords } from './words.ts'
import style from './webhook.module.css'

function Blocked({ of, onChange }: { of: Draft; onChange: (draft: Draft) => void }) {
  const word = useWords(webhookWords).draft

  return (
    <fieldset className={style['blocked']}>
      <legend>{word.blocked}</legend>
      <Quiet>{word.blockedHint}</Quiet>
      {blockable.map((field) => (
        <Check
          key={field}
          label={<code>{field}</code>}
          checked={of.blocked.includes(field)}
          onChange={(event) => {
            onChange({ ...of, blocked: event.target.checked ? [...of.blocked, field] : of.blocked.filter((one) => one !== field) })
          }}
        />
      ))}
    </fieldset>
  )
}

/** The form for a new endpoint. */
export function CreateView(props: { busy: boolean; trouble: Trouble; onMake: (draft: Draft) => void }) {
  const word = useWords(webhookWords).draft
  const [draft, setDraft] = useState(start)

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        props.onMake(draft)
      }}
    >
      <Stack>
        <Field
          label={word.url}
          hint={word.urlHint}
          error={props.trouble.at('url')}
          type="url"
          required
          maxLength={2000}
          autoComplete="off"
          value={draft.url}
          onChange={(event) => {
            setDraft({ ...draft, url: event.target.value })
          }}
        />
        <Lines
          label={word.types}
          hint={word.typesHint}
          error={props.trouble.at('eventTypes')}
          rows={3}
          value={draft.types}
          onChange={(types) => {
            setDraft({ ...draft, types })
          }}
        />
        <Segmented
          label={word.payload}
          value={draft.payload}
          options={(['THIN', 'FULL'] as const).map((value) => ({ value, label: word.payloads[value] }))}
          onChange={(payload) => {
            setDraft({ ...draft, payload })
          }}
        />
        {draft.payload === 'FULL' && <Blocked of={draft} onChange={setDraft} />}
        <Problem>{props.trouble.of}</Problem>
      </Stack>
      <DialogActions>
        <Button type="submit" tone="primary" disabled={props.busy || draft.url.trim() === ''}>
          {props.busy ? word.busy : word.act}
        </Button>
      </DialogActions>
    </form>
  )
}

/** A secret that has just been made: the only time that it can be seen. */
export function SecretView({ secret, onStored }: { secret: string; onStored: () => void }) {
  const word = useWords(webhookWords).made

  return (
    <Stack>
      <p>{word.text}</p>
      <output aria-label={word.secret}>
        <code>{secret}</code>
      </output>
      <DialogActions>
        <CopyButton text={secret}>{word.copy}</CopyButton>
        <Button tone="primary" onClick={onStored}>
          {word.stored}
        </Button>
      </DialogActions>
    </Stack>
  )
}
