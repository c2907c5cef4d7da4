import style from './gauge.module.css'

interface Props {
  value: number
  min: number | null
  max: number | null
  within: boolean
  low: number
  high: number
}

/** Where a value lies: the tinted part of the track is what is allowed. Decoration: the numbers beside it say the same. */
export function Gauge({ value, min, max, within, low, high }: Props) {
  const at = (figure: number) => Math.min(Math.max((figure - low) / (high - low || 1), 0), 1) * 100
  const from = at(min ?? low)
  const to = at(max ?? high)

  return (
    <svg className={style['gauge']} aria-hidden="true">
      <rect className={style['track']} y="6" width="100%" height="4" rx="2" />
      <rect className={style['allowed']} x={`${String(from)}%`} y="6" width={`${String(to - from)}%`} height="4" rx="2" />
      {min !== null && <rect className={style['bound']} x={`${String(from)}%`} y="3" width="1" height="10" />}
      {max !== null && <rect className={style['bound']} x={`${String(to)}%`} y="3" width="1" height="10" />}
      <circle className={within ? style['inside'] : style['outside']} cx={`${String(at(value))}%`} cy="8" r="4.5" />
    </svg>
  )
}
