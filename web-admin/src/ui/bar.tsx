import style from './bar.module.css'

/** How much of a quota is used. Decoration: the figures beside it say the same. */
export function Bar({ used, of }: { used: number; of: number }) {
  const share = of > 0 ? Math.min(used / of, 1) : 1
  const level = used >= of ? 'full' : share >= 0.8 ? 'near' : 'calm'

  return (
    <svg className={style['bar']} aria-hidden="true">
      <rect className={style['track']} width="100%" height="6" rx="3" />
      {used > 0 && <rect className={style[level]} width={`${Math.max(share * 100, 1.5)}%`} height="6" rx="3" />}
    </svg>
  )
}
