import type { Thresholds } from '../api/types.ts';
import type { Hint } from './hint.ts';

/** What was measured on a document before the camera. */
export type CardLook = {
  /** Mean luma, 0..1. */
  readonly brightness: number;
  /** See {@link sharpness}, at the card's own small scale. */
  readonly sharpness: number;
  /** Share of pixels that are burnt out, 0..1. */
  readonly glare: number;
  /** Sides of the outline, 0..4, along which an edge of the card runs. */
  readonly edges: number;
  /** Brightest luma (0..255). */
  readonly peak: number;
};

/** Luma from which nothing can be read any more, and the share of the card that may be so: white paper is not burnt out. */
const BURNT = 250;
const GLARE = 0.04;
/** Print at the measuring scale has more contrast than this; a card out of focus, or none, has less. */
const PRINT = 90;
/** Sides that must lie on the outline: a finger may hide one. */
const SIDES = 3;
/** An edge's step over its whole length is at least this much luma (0..255). */
const STEP = 14;

/** The first thing that stands in the way of a legible document. */
export function card(look: CardLook, thresholds: Thresholds): Hint {
  const found = flaw(look, thresholds);
  if (found !== null && found !== 'still') return found;
  return look.edges < SIDES ? 'find' : (found ?? 'good');
}

/** What makes the document hard to read. Where its edges lie does not: a white card on a white table has none. */
export function flaw(look: CardLook, thresholds: Thresholds): Hint | null {
  if (look.brightness < thresholds.minBrightness) return 'dark';
  if (look.glare > GLARE) return 'bright';
  return look.sharpness < PRINT ? 'still' : null;
}

export function glare(grey: Float32Array): number {
  let burnt = 0;
  for (const value of grey) if (value >= BURNT) burnt++;
  return grey.length === 0 ? 0 : burnt / grey.length;
}

/** How many sides of the outline, which lies `margin` of its size inside the patch, have a straight edge near them. */
export function edges(grey: Float32Array, width: number, margin: number): number {
  const height = Math.floor(grey.length / width);
  const share = margin / (1 + 2 * margin);
  const at = (x: number, y: number): number => grey[y * width + x] ?? 0;
  // Rows across and columns down: the mean luma of each line of the middle 60 %, and how far it steps from line to line.
  const rows = lines(height, width, (i, j) => at(j, i));
  const columns = lines(width, height, (i, j) => at(i, j));
  const near = (profile: readonly number[], middle: number): boolean => {
    const reach = Math.max(2, Math.round(profile.length * share));
    return profile.slice(Math.max(0, middle - reach), middle + reach + 1).some((step) => step >= STEP);
  };
  const rim = (length: number): number => Math.round(length * share);
  return [
    near(rows, rim(height)),
    near(rows, height - 1 - rim(height)),
    near(columns, rim(width)),
    near(columns, width - 1 - rim(width)),
  ].filter(Boolean).length;
}

/** The step of mean luma at each line, across two lines so that a slightly slanted edge still counts. */
function lines(count: number, length: number, at: (line: number, along: number) => number): number[] {
  const from = Math.round(length * 0.2);
  const to = Math.round(length * 0.8);
  const means = Array.from({ length: count }, (_, line) => {
    let sum = 0;
    for (let i = from; i < to; i++) sum += at(line, i);
    return sum / (to - from);
  });
  return means.map((mean, i) => Math.abs((means[Math.min(count - 1, i + 2)] ?? mean) - (means[Math.max(0, i - 2)] ?? mean)));
}
