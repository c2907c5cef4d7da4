import style from './skeleton.module.css'

/** The shape of something that is still coming. */
export function Bone({ size }: { size: 'short' | 'medium' | 'long' | 'title' | 'block' }) {
  return <span className={`${style['bone']} ${style[size]}`} aria-hidden="true" />
}
