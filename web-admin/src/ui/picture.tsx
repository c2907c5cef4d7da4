import { useState } from 'react'

import { useLanguage, useWords } from '#lib/language.ts'
import { exact } from '#lib/time.ts'

import { Copy } from './copy.tsx'
import { Dialog } from './dialog.tsx'
import { Icon } from './icon.tsx'
import { pictureWords } from './picture.words.ts'
import style from './picture.module.css'

/** A photograph as the API gives it. */
export interface Photo {
  id: string
  imageUrl: string
  contentType: string
  bytes: number
  sha256: string
  receivedAt: string
}

function bytes(count: number, language: string): string {
  const format = { style: 'unit', unitDisplay: 'short', maximumFractionDigits: 0 } as const

  return count < 1024 * 1024
    ? new Intl.NumberFormat(language, { ...format, unit: 'kilobyte' }).format(count / 1024)
    : new Intl.NumberFormat(language, { ...format, unit: 'megabyte', maximumFractionDigits: 1 }).format(count / 1024 / 1024)
}

/** A photograph, or the words that it cannot be shown. Each showing is in the audit log of the tenant, by the server. */
export function Picture({ photo, name }: { photo: Photo; name: string }) {
  const word = useWords(pictureWords)
  const [failed, setFailed] = useState(false)

  return failed ? (
    <span className={style['failed']}>
      <Icon name="offline" />
      {word.failed}
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

/** A photograph in large, with what is known of its file. */
export function Zoom({ photo, name, onClose }: { photo: Photo; name: string; onClose: () => void }) {
  const word = useWords(pictureWords)
  const language = useLanguage()

  return (
    <Dialog wide title={name} onClose={onClose}>
      <div className={style['large']}>
        <Picture photo={photo} name={name} />
      </div>
      <dl className={style['about']}>
        <div>
          <dt>{word.type}</dt>
          <dd>{photo.contentType}</dd>
        </div>
        <div>
          <dt>{word.size}</dt>
          <dd>{bytes(photo.bytes, language)}</dd>
        </div>
        <div>
          <dt>{word.received}</dt>
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
