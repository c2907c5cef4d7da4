import style from './bar.module.css'

/** How much of a quota is used. Decoration: the figures beside it say the same. A `calm` one is a share of something, which may be all. */
export function Bar({ used, of, calm = false }: { used: number; of: number; calm?: boolean }) {
  const share = of > 0 ? Math.min(used / of, 1) : 1
  const level = calm ? 'calm' : used >= of ? 'full' : share >= 0.8 ? 'near' : 'calm'

  return (
    <svg className={style['bar']} aria-hidden="true">
      <rect className={style['track']} width="100%" height="6" rx="3" />
      {used > 0 && <rect className={style[level]} width={`${Math.max(share * 100, 1.5)}%`} height="6" rx="3" />}
    </svg>
  )
}
