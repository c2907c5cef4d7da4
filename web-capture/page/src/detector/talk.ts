import type { Face } from '../hints/look.ts';
import type { Box } from './letterbox.ts';

/** To the worker: the pixels of one letterboxed picture, handed over. */
export type Ask = { readonly id: number; readonly rgba: ArrayBuffer; readonly box: Box };

/** From the worker. */
export type Answer =
  | { readonly type: 'ready' }
  | { readonly type: 'failed' }
  | { readonly type: 'faces'; readonly id: number; readonly faces: readonly Face[]; readonly ms: number };
