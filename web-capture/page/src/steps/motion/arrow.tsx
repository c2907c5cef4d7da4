import type { VNode } from 'preact';
import type { Move } from '../../api/types.ts';

const EYE = 'M12 50c18-26 58-26 76 0';
const LASHES = 'M24 58l-7 11M43 66l-3 13M62 65l4 13M80 56l8 10';
const POINT = 'M50 12v70M22 40 50 12 78 40';

/** Which way, large and over the face; the words beside it say the same. The preview is a mirror: left is left. */
export function Arrow({ move }: { readonly move: Move | null }): VNode | null {
  if (move === null) return null;
  return (
    <svg class={`arrow ${move}`} viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r="49" />
      <path d={move === 'blink' ? EYE + LASHES : POINT} />
    </svg>
  );
}
