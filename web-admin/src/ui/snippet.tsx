import { CopyButton } from './copy.tsx'
import style from './snippet.module.css'

/** A command or another text of several lines, to be copied. */
export function Snippet({ title, label, text, wrap = false }: { title: string; label: string; text: string; wrap?: boolean }) {
  return (
    <div className={style['snippet']}>
      <div className={style['head']}>
        <span>{title}</span>
        <CopyButton tone="ghost" text={text}>
          {label}
        </CopyButton>
      </div>
      <pre tabIndex={0} aria-label={label} className={wrap ? style['wrap'] : ''}>
        {text}
      </pre>
    </div>
  )
}
