import { fit, type Encode } from './encode.ts';

/** Time between two frames of a burst (ms): far enough apart to differ, near enough to be one moment. */
export const GAP = 150;
/** Frames of a burst, if the server wants as many. */
export const FRAMES = 3;

/** Takes a burst from a running camera: all frames first, as they are and unmirrored; the slow encoding after. */
export async function burst(video: HTMLVideoElement, frames: number, maxBytes: number, encode: Encode): Promise<Blob[]> {
  const taken: HTMLCanvasElement[] = [];
  for (let i = 0; i < frames; i++) {
    if (i > 0) await new Promise((next) => setTimeout(next, GAP));
    taken.push(still(video));
  }
  const blobs: Blob[] = [];
  for (const canvas of taken) {
    blobs.push(await fit(canvas, maxBytes, encode));
    // Phones hold few full-size canvases: give the memory back at once.
    canvas.width = 0;
  }
  return blobs;
}

function still(video: HTMLVideoElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return canvas;
}
