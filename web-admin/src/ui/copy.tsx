import { useEffect, useState, type ReactNode } from 'react'

import { copyText } from '#lib/copy.ts'
import { useWords } from '#lib/language.ts'

import { buttonClass, type Tone } from './button.tsx'
import { Icon } from './icon.tsx'
import { uiWords } from './words.ts'
import style from './copy.module.css'

function useCopied(): [boolean, (text: string) => void] {
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => {
      setCopied(false)
    }, 2000)

    return () => {
      clearTimeout(timer)
    }
  }, [copied])

  return [
    copied,
    (text) => {
      void copyText(text).then(setCopied)
    },
  ]
}

function Said({ copied }: { copied: boolean }) {
  const word = useWords(uiWords)

  return (
    <span className="visually-hidden" role="status">
      {copied ? word.copied : ''}
    </span>
  )
}

/** Text that copies itself when pressed. `label` names what is copied; `short` is shown in its place. */
export function Copy({ text, label, short }: { text: string; label: string; short?: string }) {
  const word = useWords(uiWords)
  const [copied, copy] = useCopied()

  return (
    <>
      <button
        type="button"
        className={`${style['copy']} ${copied ? style['done'] : ''}`}
        aria-label={`${short ?? text} ${word.copy(label)}`}
        title={text}
        onClick={(event) => {
          event.stopPropagation()
          copy(text)
        }}
      >
        <span className={style['text']}>{short ?? text}</span>
        <Icon name={copied ? 'approved' : 'copy'} size={14} />
      </button>
      <Said copied={copied} />
    </>
  )
}

/** A button that copies a text which is not shown. */
export function CopyButton({ text, tone = 'plain', children }: { text: string; tone?: Tone; children: ReactNode }) {
  const word = useWords(uiWords)
  const [copied, copy] = useCopied()

  return (
    <>
      <button
        type="button"
        className={buttonClass({ tone })}
        onClick={() => {
          copy(text)
        }}
      >
        <Icon name={copied ? 'approved' : 'copy'} />
        {copied ? word.copied : children}
      </button>
      <Said copied={copied} />
    </>
  )
}
