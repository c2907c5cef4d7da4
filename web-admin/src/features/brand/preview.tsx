import { useWords } from '#lib/language.ts'

import { house, type Draft } from './brand.ts'
import { brandWords } from './words.ts'
import style from './brand.module.css'

// Relative luminance of WCAG 2.2, of #rrggbb.
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255

    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })

  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The head of the capture page and its button. Colours are attributes of a drawing: the console's policy lets no page set styles. */
export function Preview({ draft, name }: { draft: Draft; name: string }) {
  const word = useWords(brandWords)
  const colour = draft.own ? draft.accent : house

  return (
    <figure className={style['preview']} aria-label={word.preview}>
      {draft.logo ? <img className={style['logo']} src={draft.logo} alt={name} /> : <strong>{name}</strong>}
      <svg className={style['press']} viewBox="0 0 280 48" color={colour} role="img" aria-label={word.button}>
        <rect width="280" height="48" rx={draft.own ? draft.radius : 16} />
        <text x="140" y="24" fill={luminance(colour) > 0.179 ? '#000' : '#fff'}>
          {word.button}
        </text>
      </svg>
    </figure>
  )
}
