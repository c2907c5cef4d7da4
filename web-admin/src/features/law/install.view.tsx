import { useRef, useState } from 'react'

import { useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { PageHead, Problem, Quiet, Section, Stack } from '#ui/page.tsx'

import { installWords } from './install.words.ts'

/** The most bytes that a catalogue may have, as the server has it. */
const most = 700 * 1024

interface Props {
  /** Of the catalogue in force. */
  version: string
  asOf: string
  busy: boolean
  problem: string | undefined
  /** The text of the catalogue, and the signature over it in base64. */
  onInstall: (data: string, signature: string) => void
}

function Form({ busy, problem, onInstall }: Pick<Props, 'busy' | 'problem' | 'onInstall'>) {
  const word = useWords(installWords)
  const file = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<{ name: string; text: string }>()
  const [big, setBig] = useState(false)
  const [signature, setSignature] = useState('')

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen) onInstall(chosen.text, signature.trim())
      }}
    >
      <Stack>
        <div>
          <input
            ref={file}
            type="file"
            accept=".json"
            aria-label={word.file}
            hidden
            onChange={(event) => {
              const one = event.target.files?.[0]
              event.target.value = ''
              if (!one) return
              setBig(one.size > most)
              if (one.size > most) return
              void one.text().then((text) => {
                setChosen({ name: one.name, text })
              })
            }}
          />
          <Button
            onClick={() => {
              file.current?.click()
            }}
          >
            {word.file}
          </Button>{' '}
          <Quiet>{chosen?.name ?? word.noFile}</Quiet>
        </div>
        {big && <Problem>{word.tooBig(most / 1024)}</Problem>}
        <Field
          label={word.signature}
          hint={word.signatureHint}
          required
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          value={signature}
          onChange={(event) => {
            setSignature(event.target.value)
          }}
        />
        <Problem>{problem}</Problem>
        <div>
          <Button type="submit" tone="primary" disabled={busy || !chosen || signature.trim() === ''}>
            {word.act}
          </Button>
        </div>
      </Stack>
    </form>
  )
}

/** The catalogue of laws that every tenant goes by, and the form for a newer one. */
export function InstallView({ version, asOf, ...form }: Props) {
  const word = useWords(installWords)

  return (
    <>
      <PageHead title={word.title} text={word.text} />
      <p>{word.inForce(version, asOf)}</p>
      <Can do="platform:write">
        <Section title={word.newer} text={word.newerText}>
          <Form {...form} />
        </Section>
      </Can>
    </>
  )
}
