import type { Frame } from '../place.ts';
import { fit, type Encode } from './encode.ts';
import { sleep } from './stream.ts';

/** Time between two frames of a burst (ms): far enough apart to differ, near enough to be one moment. */
export const GAP = 150;
/** Frames that are taken, and those of them that are sent, if the server wants as many: the best with its neighbours. */
export const TAKEN = 5;
export const FRAMES = 3;

export type Still = { readonly canvas: HTMLCanvasElement; readonly at: number };

/** Takes stills from a running camera, as they are and unmirrored. */
export async function burst(video: HTMLVideoElement, count: number): Promise<Still[]> {
  const taken: Still[] = [];
  for (let i = 0; i < count; i++) {
    if (i > 0) await sleep(GAP);
    taken.push(still(video));
  }
  return taken;
}

/** Where the `count` frames around the best begin, by their worth; the best is not at an end unless there is no room. */
export function around(worth: readonly number[], count: number): number {
  const side = Math.floor(count / 2);
  let best = side;
  for (let i = side; i < worth.length - side; i++) {
    if ((worth[i] ?? 0) > (worth[best] ?? 0)) best = i;
  }
  return Math.max(0, best - side);
}

/** Encodes what is sent; the slow part, after all frames were taken. */
export async function develop(stills: readonly Still[], maxBytes: number, encode: Encode): Promise<Frame[]> {
  const frames: Frame[] = [];
  for (const { canvas, at } of stills) frames.push({ body: await fit(canvas, maxBytes, encode), at });
  return frames;
}

/** Phones hold few full-size canvases: gives the memory back at once. */
export function discard(stills: readonly Still[]): void {
  for (const { canvas } of stills) canvas.width = 0;
}

function still(video: HTMLVideoElement): Still {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return { canvas, at: performance.now() };
}
