import type { ReactNode } from 'react'

import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { Popover } from './popover.tsx'
import style from './menu.module.css'

/** What can be done with a row, behind three dots. */
export function Menu({ label, children }: { label: string; children: (close: () => void) => ReactNode }) {
  return (
    <Popover
      end
      label={label}
      trigger={(trigger) => (
        <Button tone="ghost" icon aria-label={label} {...trigger}>
          <Icon name="more" />
        </Button>
      )}
    >
      {(close) => <div className={style['menu']}>{children(close)}</div>}
    </Popover>
  )
}

/** One act of a {@link Menu}. */
export function MenuItem({ bad = false, disabled = false, onPick, children }: { bad?: boolean; disabled?: boolean; onPick: () => void; children: ReactNode }) {
  return (
    <button type="button" disabled={disabled} className={`${style['item']} ${bad ? style['bad'] : ''}`} onClick={onPick}>
      {children}
    </button>
  )
}
