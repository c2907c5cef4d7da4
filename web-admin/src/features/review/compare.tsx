import { useState } from 'react'

import { useWords } from '#lib/language.ts'
import { Badge } from '#ui/badge.tsx'
import { Card } from '#ui/card.tsx'
import { Icon } from '#ui/icon.tsx'
import { Picture, Zoom } from '#ui/picture.tsx'
import { pictureWords } from '#ui/picture.words.ts'

import { caseWords } from './case.words.ts'
import type { Photo } from './review.ts'
import style from './compare.module.css'

interface Named {
  photo: Photo
  name: string
}

function useNamed(photos: readonly Photo[]): readonly Named[] {
  const word = useWords(pictureWords)
  const ofStep = (step: Photo['step']) => photos.filter((photo) => photo.step === step).length

  return photos.map((photo) => ({ photo, name: ofStep(photo.step) > 1 ? `${word.steps[photo.step]}, ${word.frame(photo.frame + 1)}` : word.steps[photo.step] }))
}

/** One side: a photograph as large as it fits, and the others of the side to choose from. */
function Side({ title, photos, none }: { title: string; photos: readonly Photo[]; none: string }) {
  const word = useWords(caseWords)
  const picture = useWords(pictureWords)
  const [at, setAt] = useState(0)
  const [open, setOpen] = useState(false)
  const named = useNamed(photos)
  const shown = named[at] ?? named[0]

  return (
    <div className={style['side']}>
      <h3 className={style['title']}>{title}</h3>
      {shown ? (
        <>
          <button
            type="button"
            className={style['large']}
            aria-label={picture.enlarge(shown.name)}
            title={word.whole}
            onClick={() => {
              setOpen(true)
            }}
          >
            <Picture key={shown.photo.id} photo={shown.photo} name={shown.name} />
          </button>
          <p className={style['name']}>{shown.name}</p>
          {!shown.photo.bound && (
            <Badge meaning="warn" icon="review">
              {word.unbound}
            </Badge>
          )}
          {named.length > 1 && (
            <ul className={style['strip']}>
              {named.map(({ photo, name }, index) => (
                <li key={photo.id}>
                  <button
                    type="button"
                    className={style['small']}
                    aria-label={name}
                    aria-pressed={photo.id === shown.photo.id}
                    onClick={() => {
                      setAt(index)
                    }}
                  >
                    <Picture photo={photo} name={name} />
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      ) : (
        <p className={style['none']}>{none}</p>
      )}
      {open && shown && (
        <Zoom
          {...shown}
          onClose={() => {
            setOpen(false)
          }}
        />
      )}
    </div>
  )
}

const isPicture = ({ contentType }: Photo) => contentType.startsWith('image/')
const byPlace = (a: Photo, b: Photo) => a.frame - b.frame

/** What was captured beside what it is compared with. `evidence` is undefined when the role hides it. */
export function Compare({ evidence }: { evidence: readonly Photo[] | undefined }) {
  const word = useWords(caseWords)
  const pictures = (evidence ?? []).filter(isPicture)
  const of = (...steps: Photo['step'][]) => steps.flatMap((step) => pictures.filter((photo) => photo.step === step).sort(byPlace))

  if (pictures.length === 0) {
    return (
      <Card title={word.compare}>
        <p className={style['none']}>
          {!evidence && <Icon name="lock" />}
          {evidence ? word.noPictures : word.lockedPictures}
        </p>
      </Card>
    )
  }

  return (
    <Card title={word.compare}>
      <div className={style['sides']}>
        <Side title={word.captured} photos={of('SELFIE')} none={word.noPictures} />
        <Side title={word.against} photos={of('REFERENCE', 'DOCUMENT')} none={word.noReference} />
      </div>
    </Card>
  )
}

/** Photographs that came with an objection. */
export function Given({ photos }: { photos: readonly Photo[] }) {
  const word = useWords(caseWords)

  return <Side title={word.appealPictures} photos={photos.filter(isPicture)} none={word.noPictures} />
}
