import type { Face } from '../hints/look.ts';
import { INPUT, type Box } from './letterbox.ts';

/** Boxes less sure than this are not faces. */
export const SURE = 0.7;
/** Two boxes that overlap more than this (intersection over union) are one face. */
export const SAME = 0.3;

/** Reads the network's answer (pairs of scores, corners in shares of the input) into faces of the picture in `box`, surest first. */
export function faces(scores: Float32Array, boxes: Float32Array, box: Box): Face[] {
  const found: Face[] = [];
  for (let i = 0; i < scores.length / 2; i++) {
    const score = scores[2 * i + 1] ?? 0;
    if (score < SURE) continue;
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = boxes.subarray(4 * i, 4 * i + 4);
    found.push({
      x: (x0 * INPUT.width - box.x) / box.width,
      y: (y0 * INPUT.height - box.y) / box.height,
      width: ((x1 - x0) * INPUT.width) / box.width,
      height: ((y1 - y0) * INPUT.height) / box.height,
      score,
    });
  }
  return suppress(found);
}

/** Keeps the surest of each heap of boxes (greedy non-maximum suppression). */
export function suppress(found: readonly Face[]): Face[] {
  const kept: Face[] = [];
  for (const face of [...found].sort((a, b) => b.score - a.score)) {
    if (kept.every((other) => overlap(face, other) <= SAME)) kept.push(face);
  }
  return kept;
}

/** Intersection over union, 0..1. */
export function overlap(a: Face, b: Face): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}
