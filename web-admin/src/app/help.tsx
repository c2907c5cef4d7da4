import { useWords } from '#lib/language.ts'
import { Dialog } from '#ui/dialog.tsx'

import { appWords } from './words.ts'
import style from './help.module.css'

const shortcuts = [
  ['list', ['g', 'v']],
  ['review', ['g', 'r']],
  ['settings', ['g', 's']],
  ['next', ['j']],
  ['previous', ['k']],
  ['open', ['Enter']],
  ['search', ['/']],
  ['create', ['c']],
  ['take', ['c']],
  ['case', ['n']],
  ['verdict', ['a · d · e']],
  ['reason', ['1–9 · 0']],
  ['hand', ['Enter']],
  ['back', ['Esc']],
  ['help', ['?']],
] as const

/** The keys and what they do. */
export function Help({ onClose }: { onClose: () => void }) {
  const word = useWords(appWords)

  return (
    <Dialog title={word.help} onClose={onClose}>
      <dl className={style['keys']}>
        {shortcuts.map(([name, keys]) => (
          <div key={name} className={style['row']}>
            <dt>{word.keys[name]}</dt>
            <dd>
              {keys.map((key, index) => (
                <span key={key}>
                  {index > 0 && <span className={style['then']}>{word.then}</span>}
                  <kbd className={style['key']}>{key}</kbd>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
