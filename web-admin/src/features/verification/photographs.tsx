import { useState } from 'react'

import { useWords } from '#lib/language.ts'
import { Card } from '#ui/card.tsx'
import { Icon } from '#ui/icon.tsx'
import { Picture, Zoom } from '#ui/picture.tsx'
import { pictureWords } from '#ui/picture.words.ts'

import { detailWords } from './detail.words.ts'
import type { Detail } from './detail.view.tsx'
import style from './photographs.module.css'

type Photo = NonNullable<Detail['evidence']>[number]

const steps = ['SELFIE', 'REFERENCE', 'DOCUMENT'] as const

/** The photographs, the selfies beside the portrait they are compared with. `evidence` is undefined when the role hides it. */
export function Photographs({ evidence }: { evidence: readonly Photo[] | undefined }) {
  const word = useWords(detailWords)
  const picture = useWords(pictureWords)
  const [open, setOpen] = useState<{ photo: Photo; name: string } | null>(null)

  if (!evidence || evidence.length === 0) {
    return (
      <Card title={word.photographs}>
        <p className={style['none']}>
          {!evidence && <Icon name="lock" />}
          {evidence ? word.photo.none : word.photo.locked}
        </p>
      </Card>
    )
  }

  return (
    <Card title={word.photographs}>
      <div className={style['groups']}>
        {steps.map((step) => {
          const photos = evidence.filter((photo) => photo.step === step).sort((a, b) => a.frame - b.frame)
          if (photos.length === 0) return null

          return (
            <div key={step} className={`${style['group']} ${style[step]}`}>
              <h3 className={style['step']}>{picture.steps[step]}</h3>
              <ul className={style['strip']}>
                {photos.map((photo) => {
                  const name =
                    photos.length > 1 ? `${picture.steps[step]}, ${picture.frame(photo.frame + 1)}` : picture.steps[step]

                  return (
                    <li key={photo.id}>
                      <button
                        type="button"
                        className={style['photo']}
                        aria-label={picture.enlarge(name)}
                        onClick={() => {
                          setOpen({ photo, name })
                        }}
                      >
                        <Picture photo={photo} name={name} />
                        <span className={style['zoom']}>
                          <Icon name="zoom" />
                        </span>
                      </button>
                    </li>
                  )
                })}
              </ul>
            </div>
          )
        })}
      </div>
      {open && (
        <Zoom
          {...open}
          onClose={() => {
            setOpen(null)
          }}
        />
      )}
    </Card>
  )
}
