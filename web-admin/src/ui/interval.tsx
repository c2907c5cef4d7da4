import style from './interval.module.css'

/** A share on a line from 0 to 1, and the interval it may lie in. Decoration: the numbers beside it say the same. */
export function Interval({ value, low, high }: { value: number; low: number; high: number }) {
  const at = (share: number) => `${String(Math.min(Math.max(share, 0), 1) * 100)}%`

  return (
    <svg className={style['interval']} aria-hidden="true">
      <rect className={style['track']} y="6" width="100%" height="4" rx="2" />
      <rect className={style['range']} x={at(low)} y="6" width={at(high - low)} height="4" rx="2" />
      <circle className={style['value']} cx={at(value)} cy="8" r="4.5" />
    </svg>
  )
}
