import type { Face } from '../hints/look.ts';
import type { Box } from './letterbox.ts';

/** What the landmark network reads: a face squared to its box's height, so many pixels a side. */
export const SQUARE = 64;

/** Where the square lies, in pixels of the picture. */
export function square(face: Face, width: number, height: number): Box {
  const side = face.height * height;
  return { x: (face.x + face.width / 2) * width - side / 2, y: face.y * height, width: side, height: side };
}

/** RGBA bytes to luma / 256, as the network was trained on. */
export function grey(rgba: Uint8ClampedArray): Float32Array {
  const out = new Float32Array(rgba.length / 4);
  for (let i = 0, j = 0; i < out.length; i++, j += 4) {
    out[i] = (0.299 * (rgba[j] ?? 0) + 0.587 * (rgba[j + 1] ?? 0) + 0.114 * (rgba[j + 2] ?? 0)) / 256;
  }
  return out;
}
