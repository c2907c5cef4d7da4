import { useState, type ReactNode } from 'react'

import { useWords } from '#lib/language.ts'

import { Button } from './button.tsx'
import { Lines } from './lines.tsx'
import { Problem, Row, Stack } from './page.tsx'
import { versionWords } from './version.words.ts'

interface Props {
  /** The text as it is kept. Give the part a key of the version and its revision, so that another text begins anew. */
  yaml: string
  /** The most characters that it may have. */
  most: number
  may: boolean
  busy: boolean
  /** What kept the text from being saved. */
  problem?: string | undefined
  onSave: (yaml: string) => void
  /** What stands against a text that is not kept. */
  dry?: ((yaml: string) => ReactNode) | undefined
}

/** The text of one version, which whoever may can change. */
export function Definition({ yaml: kept, most, may, busy, problem, onSave, dry }: Props) {
  const word = useWords(versionWords)
  const [yaml, setYaml] = useState(kept)
  if (!may) return <pre>{kept}</pre>

  return (
    <Stack>
      <Lines label={word.definition} code rows={14} maxLength={most} value={yaml} onChange={setYaml} />
      <Row>
        <Button disabled={busy || yaml === kept} onClick={() => onSave(yaml)}>
          {word.save}
        </Button>
        {yaml !== kept && (
          <Button tone="ghost" onClick={() => setYaml(kept)}>
            {word.undo}
          </Button>
        )}
      </Row>
      <Problem>{problem}</Problem>
      {yaml !== kept && dry?.(yaml)}
    </Stack>
  )
}
