import { useWords } from '#lib/language.ts'

import { Quiet } from './page.tsx'
import { uiWords } from './words.ts'
import style from './list.module.css'

/** One difference between two versions; what was, or is, not there is null. */
export interface Change {
  path: string
  before: string | null
  after: string | null
}

/** How one version of something differs from another. */
export function Changes({ of }: { of: readonly Change[] }) {
  const word = useWords(uiWords)
  if (of.length === 0) return <Quiet>{word.same}</Quiet>

  return (
    <ul className={style['list']}>
      {of.map(({ path, before, after }) => (
        <li key={path} className={style['item']}>
          <div className={style['change']}>
            <span>{path}</span>
            {before !== null && <del className={style['before']}>− {before}</del>}
            {after !== null && <ins className={style['after']}>+ {after}</ins>}
          </div>
        </li>
      ))}
    </ul>
  )
}
