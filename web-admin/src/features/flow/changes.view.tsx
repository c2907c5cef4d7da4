import { useWords } from '#lib/language.ts'
import { Quiet } from '#ui/page.tsx'

import type { Version } from './flow.ts'
import { flowWords } from './words.ts'
import style from './flow.module.css'

/** How one version differs from another. */
export function Changes({ of }: { of: Version['changes'] }) {
  const word = useWords(flowWords)
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
