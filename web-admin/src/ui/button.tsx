import type { ButtonHTMLAttributes } from 'react'

import style from './button.module.css'

/** How a button looks: one `primary` a screen, `danger` only where something is lost. */
export type Tone = 'primary' | 'plain' | 'ghost' | 'danger'

interface Look {
  tone?: Tone
  large?: boolean
  icon?: boolean
}

/** The classes of a button, for links that look like one. */
export function buttonClass({ tone = 'plain', large = false, icon = false }: Look = {}): string {
  return [style['button'], style[tone], large && style['large'], icon && style['icon']].filter(Boolean).join(' ')
}

/** A button. One with an `icon` alone needs an aria-label. */
export function Button({ tone, large, icon, ...rest }: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  const look = { ...(tone && { tone }), ...(large && { large }), ...(icon && { icon }) }

  return <button type="button" className={buttonClass(look)} {...rest} />
}
