import type { Hint } from './hint.ts';

/** A new hint shows when it has been true this long (ms): no flicker. */
export const SETTLE = 350;
/** The shutter releases by itself when all has been good this long (ms). */
export const HOLD = 900;
/** A screen reader hears at most one hint in this time (ms). */
export const SPEAK = 2500;

export type Steady = {
  /** What stands on the screen. */
  readonly shown: Hint;
  /** What a screen reader is told. */
  readonly spoken: Hint;
  readonly spokenAt: number;
  readonly candidate: Hint;
  readonly since: number;
  /** True when the picture has been good for long enough. */
  readonly ready: boolean;
};

export function settled(now: number): Steady {
  return { shown: 'wait', spoken: 'wait', spokenAt: now - SPEAK, candidate: 'wait', since: now, ready: false };
}

/** Takes the newest hint at a time (ms) and says what to show, say and do. */
export function steady(before: Steady, hint: Hint, now: number): Steady {
  const since = hint === before.candidate ? before.since : now;
  const shown = now - since >= SETTLE ? hint : before.shown;
  const speak = shown !== before.spoken && now - before.spokenAt >= SPEAK;
  return {
    shown,
    spoken: speak ? shown : before.spoken,
    spokenAt: speak ? now : before.spokenAt,
    candidate: hint,
    since,
    ready: hint === 'good' && now - since >= HOLD,
  };
}
