import type { ReactNode } from 'react'

import { Icon, type IconName } from './icon.tsx'
import style from './badge.module.css'

/** What a badge's colour means; its icon and words say the same, so nothing hangs on colour alone. */
export type Meaning = 'good' | 'bad' | 'warn' | 'info' | 'quiet'

/** A word about a state. `busy` breathes while something is under way. */
export function Badge(props: { meaning: Meaning; icon: IconName; busy?: boolean; children: ReactNode }) {
  return (
    <span className={`${style['badge']} ${style[props.meaning]} ${props.busy ? style['busy'] : ''}`}>
      <Icon name={props.icon} size={14} />
      {props.children}
    </span>
  )
}
