import type { Face } from '../hints/look.ts';
import type { Box } from './letterbox.ts';

/** To the worker: the pixels of one letterboxed picture, or of one face in a square, handed over. */
export type Ask = { readonly id: number; readonly rgba: ArrayBuffer; readonly box: Box | null };

/** From the worker. */
export type Answer =
  | { readonly type: 'ready' }
  | { readonly type: 'failed' }
  | { readonly type: 'points'; readonly id: number; readonly points: Float32Array | null }
  | { readonly type: 'faces'; readonly id: number; readonly faces: readonly Face[]; readonly ms: number };
