import type { Hint } from '../hints/hint.ts';

/** The hint that makes a picture worth taking again; null for those that say nothing against it. */
export function doubt(hint: Hint): Hint | null {
  return hint === 'good' || hint === 'aim' || hint === 'wait' ? null : hint;
}
