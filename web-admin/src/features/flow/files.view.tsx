import { useRef, useState, type ReactNode } from 'react'

import { useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Button } from '#ui/button.tsx'
import { Problem } from '#ui/page.tsx'

import { maxYaml, save, type Version } from './flow.ts'
import { flowWords } from './words.ts'
import style from './flow.module.css'

interface Props {
  name: string
  of: Version
  busy: boolean
  /** Makes a draft of the text of a file. */
  onImport: (yaml: string) => void
  problem: string | undefined
  /** What kept the last file from being read. */
  refused: ReactNode
}

/** A version's text into a file, and a file's into a draft. */
export function Files({ name, of, busy, onImport, problem, refused }: Props) {
  const word = useWords(flowWords).files
  const [big, setBig] = useState(false)
  const file = useRef<HTMLInputElement>(null)

  return (
    <>
      <div className={style['row']}>
        <Button
          onClick={() => {
            save(`${name}-${String(of.number)}.yaml`, of.yaml)
          }}
        >
          {word.export}
        </Button>
        <Can do="flow:write">
          <span>
            <input
              ref={file}
              type="file"
              aria-label={word.import}
              hidden
              accept=".yaml,.yml"
              disabled={busy}
              onChange={(event) => {
                const chosen = event.target.files?.[0]
                event.target.value = ''
                if (!chosen) return
                setBig(chosen.size > maxYaml)
                if (chosen.size <= maxYaml) void chosen.text().then(onImport)
              }}
            />
            <Button
              disabled={busy}
              onClick={() => {
                file.current?.click()
              }}
            >
              {word.import}
            </Button>
          </span>
        </Can>
      </div>
      {big && <Problem>{word.tooBig(maxYaml / 1024)}</Problem>}
      <Problem>{problem}</Problem>
      {refused}
    </>
  )
}
