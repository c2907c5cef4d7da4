import type { Detector } from '../detector/detector.ts';
import { INPUT, letterbox } from '../detector/letterbox.ts';
import type { Face, Look } from '../hints/look.ts';
import { brightness, luma, peak, sharpness } from '../hints/measure.ts';
import { portrait } from '../hints/choose.ts';

/** Side of the square on which a face is measured, in pixels: the same for every camera, so that one threshold serves. */
export const PATCH = 128;

/** Looks at one picture: finds the faces, then measures the surest of them, or the middle. */
export function looker(detector: Detector): (source: CanvasImageSource, width: number, height: number) => Promise<Look> {
  const whole = surface(INPUT.width, INPUT.height);
  const patch = surface(PATCH, PATCH);

  return async (source, width, height) => {
    const box = letterbox(width, height);
    whole.fillRect(0, 0, INPUT.width, INPUT.height);
    whole.drawImage(source, box.x, box.y, box.width, box.height);
    const pixels = whole.getImageData(0, 0, INPUT.width, INPUT.height).data;
    const bright = peak(luma(whole.getImageData(box.x, box.y, box.width, box.height).data));
    const faces = await detector.detect(pixels.buffer, box);

    const face = faces?.[0] ?? middle(width, height);
    patch.drawImage(source, face.x * width, face.y * height, face.width * width, face.height * height, 0, 0, PATCH, PATCH);
    const grey = luma(patch.getImageData(0, 0, PATCH, PATCH).data);
    return { width, height, faces, brightness: brightness(grey), sharpness: sharpness(grey, PATCH), peak: bright };
  };
}

/** Where a face is expected when none was found. */
export function middle(width: number, height: number): Face {
  const part = portrait({ width, height });
  const share = { width: (part.width * 0.5) / width, height: 0.5 };
  return { x: 0.5 - share.width / 2, y: 0.25, ...share, score: 0 };
}

function surface(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  context.imageSmoothingQuality = 'medium';
  return context;
}
