import type { Challenge, Move } from '../../api/types.ts';

/** The person first looks straight into the camera for so long (ms). */
export const LEAD = 1000;
/** What the server takes at most: frames, and time between two of them (ms). */
export const FRAMES = 90;
export const GAP = 100;

/** One instruction and its time, in ms from the beginning; null asks to look straight. */
export type Prompt = { readonly move: Move | null; readonly from: number; readonly to: number };

export function timeline({ moves, secondsPerMove }: Challenge): Prompt[] {
  const each = secondsPerMove * 1000;
  return [{ move: null, from: 0, to: LEAD }, ...moves.map((move, i) => ({ move, from: LEAD + i * each, to: LEAD + (i + 1) * each }))];
}

/** Time between two frames so that the whole fits into what the server takes (ms). */
export function gap(prompts: readonly Prompt[]): number {
  const all = prompts.at(-1)?.to ?? 0;
  return Math.max(GAP + 5, Math.ceil(all / (FRAMES - 2)));
}
