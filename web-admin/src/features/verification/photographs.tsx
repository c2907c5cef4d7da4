import { useState } from 'react'

import { useLanguage, useWords } from '#lib/language.ts'
import { exact } from '#lib/time.ts'
import { Card } from '#ui/card.tsx'
import { Copy } from '#ui/copy.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Icon } from '#ui/icon.tsx'

import { detailWords } from './detail.words.ts'
import type { Detail } from './detail.view.tsx'
import style from './photographs.module.css'

type Photo = NonNullable<Detail['evidence']>[number]

const steps = ['SELFIE', 'REFERENCE', 'DOCUMENT'] as const

function bytes(count: number, language: string): string {
  const format = { style: 'unit', unitDisplay: 'short', maximumFractionDigits: 0 } as const

  return count < 1024 * 1024
    ? new Intl.NumberFormat(language, { ...format, unit: 'kilobyte' }).format(count / 1024)
    : new Intl.NumberFormat(language, { ...format, unit: 'megabyte', maximumFractionDigits: 1 }).format(count / 1024 / 1024)
}

function Picture({ photo, name }: { photo: Photo; name: string }) {
  const word = useWords(detailWords)
  const [failed, setFailed] = useState(false)

  return failed ? (
    <span className={style['failed']}>
      <Icon name="offline" />
      {word.photo.failed}
    </span>
  ) : (
    <img
      src={photo.imageUrl}
      alt={name}
      decoding="async"
      onError={() => {
        setFailed(true)
      }}
    />
  )
}

function Zoom({ photo, name, onClose }: { photo: Photo; name: string; onClose: () => void }) {
  const word = useWords(detailWords)
  const language = useLanguage()

  return (
    <Dialog wide title={name} onClose={onClose}>
      <div className={style['large']}>
        <Picture photo={photo} name={name} />
      </div>
      <dl className={style['about']}>
        <div>
          <dt>{word.photo.type}</dt>
          <dd>{photo.contentType}</dd>
        </div>
        <div>
          <dt>{word.photo.size}</dt>
          <dd>{bytes(photo.bytes, language)}</dd>
        </div>
        <div>
          <dt>{word.photo.received}</dt>
          <dd>{exact(photo.receivedAt, language)}</dd>
        </div>
        <div>
          <dt>SHA-256</dt>
          <dd>
            <Copy text={photo.sha256} label="SHA-256" />
          </dd>
        </div>
      </dl>
    </Dialog>
  )
}

/** The photographs, the selfies beside the portrait they are compared with. `evidence` is undefined when the role hides it. */
export function Photographs({ evidence }: { evidence: readonly Photo[] | undefined }) {
  const word = useWords(detailWords)
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
              <h3 className={style['step']}>{word.steps[step]}</h3>
              <ul className={style['strip']}>
                {photos.map((photo) => {
                  const name =
                    photos.length > 1 ? `${word.steps[step]}, ${word.photo.frame(photo.frame + 1)}` : word.steps[step]

                  return (
                    <li key={photo.id}>
                      <button
                        type="button"
                        className={style['photo']}
                        aria-label={word.photo.enlarge(name)}
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
