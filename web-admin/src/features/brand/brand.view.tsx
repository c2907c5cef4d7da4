import { useId, useRef, useState } from 'react'

import { useWords } from '#lib/language.ts'
import { useCan } from '#lib/viewer.tsx'
import { Button } from '#ui/button.tsx'
import { Problem, Quiet } from '#ui/page.tsx'
import type { Trouble } from '#ui/problem.ts'
import { Segmented } from '#ui/segmented.tsx'

import { draftOf, readLogo, type Brand, type Draft } from './brand.ts'
import { Preview } from './preview.tsx'
import { brandWords } from './words.ts'
import style from './brand.module.css'

interface Part {
  draft: Draft
  onChange: (over: Partial<Draft>) => void
}

function Logo({ draft, onChange, problem }: Part & { problem: string | undefined }) {
  const word = useWords(brandWords)
  const file = useRef<HTMLInputElement>(null)
  const [wrong, setWrong] = useState(false)

  async function read(chosen: File) {
    const logo = await readLogo(chosen)
    setWrong(logo === null)
    if (logo !== null) onChange({ logo })
  }

  return (
    <div className={style['group']}>
      <span className={style['label']}>{word.logo}</span>
      <Quiet>{word.logoHint}</Quiet>
      <div className={style['row']}>
        <input
          ref={file}
          type="file"
          accept="image/png,image/jpeg"
          aria-label={word.logo}
          hidden
          onChange={({ target }) => {
            const [chosen] = target.files ?? []
            if (chosen) void read(chosen)
            target.value = ''
          }}
        />
        <Button
          onClick={() => {
            file.current?.click()
          }}
        >
          {draft.logo ? word.another : word.choose}
        </Button>
        {draft.logo && (
          <Button
            tone="ghost"
            onClick={() => {
              onChange({ logo: null })
            }}
          >
            {word.remove}
          </Button>
        )}
      </div>
      <Problem>{wrong ? word.wrong : problem}</Problem>
    </div>
  )
}

function Colour({ draft, onChange }: Part) {
  const word = useWords(brandWords)
  const id = useId()

  return (
    <div className={style['group']}>
      <span className={style['label']}>{word.colour}</span>
      <Segmented
        label={word.colour}
        value={draft.own ? 'own' : 'house'}
        options={(['house', 'own'] as const).map((value) => ({ value, label: word.colours[value] }))}
        onChange={(value) => {
          onChange({ own: value === 'own' })
        }}
      />
      {draft.own && (
        <>
          <div className={style['row']}>
            <input
              id={`${id}-accent`}
              type="color"
              className={style['colour']}
              value={draft.accent}
              onChange={({ target }) => {
                onChange({ accent: target.value })
              }}
            />
            <label htmlFor={`${id}-accent`}>{word.accent}</label>
          </div>
          <Quiet>{word.accentHint}</Quiet>
          <label htmlFor={`${id}-radius`} className={style['label']}>
            {word.radius}
          </label>
          <div className={style['row']}>
            <input
              id={`${id}-radius`}
              type="range"
              className={style['range']}
              min={0}
              max={24}
              value={draft.radius}
              onChange={({ target }) => {
                onChange({ radius: Number(target.value) })
              }}
            />
            <output htmlFor={`${id}-radius`}>{word.radiusOf(draft.radius)}</output>
          </div>
        </>
      )}
    </div>
  )
}

/** The form of how the capture page looks, with how that would be. */
export function BrandView(props: { brand: Brand; name: string; busy: boolean; trouble: Trouble; onSave: (draft: Draft) => void }) {
  const word = useWords(brandWords)
  const may = useCan('tenant:write')
  const begun = draftOf(props.brand)
  const [draft, setDraft] = useState(begun)
  const same = JSON.stringify(draft) === JSON.stringify(begun)
  const part = {
    draft,
    onChange: (over: Partial<Draft>) => {
      setDraft({ ...draft, ...over })
    },
  }

  return (
    <form
      className={style['form']}
      onSubmit={(event) => {
        event.preventDefault()
        props.onSave(draft)
      }}
    >
      <Preview draft={draft} name={props.name} />
      {may ? (
        <>
          <Logo {...part} problem={props.trouble.at('logo')} />
          <Colour {...part} />
          <Problem>{props.trouble.of}</Problem>
          <div className={style['row']}>
            <Button type="submit" tone="primary" disabled={props.busy || same}>
              {props.busy ? word.saving : word.save}
            </Button>
            {!same && (
              <Button
                tone="ghost"
                onClick={() => {
                  setDraft(begun)
                }}
              >
                {word.undo}
              </Button>
            )}
          </div>
        </>
      ) : (
        <Quiet>{word.only}</Quiet>
      )}
    </form>
  )
}
