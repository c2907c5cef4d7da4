import type { Detector } from '../detector/detector.ts';
import { INPUT, letterbox, type Box } from '../detector/letterbox.ts';
import { square, SQUARE } from '../detector/square.ts';
import { cover } from '../hints/cover.ts';
import { head } from '../hints/head.ts';
import type { Face, Look } from '../hints/look.ts';
import { brightness, luma, peak, sharpness } from '../hints/measure.ts';
import { EYES, portrait, PUPILS } from '../hints/face.ts';
import { surface } from './surface.ts';

/**
 * The patch on which a face is measured, the same as the server's: from brow to chin at one scale, whatever the camera, so
 * that one threshold serves. In the server's patch the eyes lie 40 px apart on line 28; here they follow from the box.
 */
export const PATCH = { width: 80, height: 96, eyes: 40, line: 28 } as const;

/** Looks at one picture: finds the faces, then measures the surest of them, or the middle. */
export function looker(detector: Detector): (source: CanvasImageSource, width: number, height: number) => Promise<Look> {
  const whole = surface(INPUT.width, INPUT.height);
  const patch = surface(PATCH.width, PATCH.height);
  const tile = surface(SQUARE, SQUARE);
  let count = 0;
  let posed: Look['head'] = null;

  const held = async (source: CanvasImageSource, face: Face | undefined, width: number, height: number): Promise<Look['head']> => {
    if (face === undefined) return null;
    const box = square(face, width, height);
    tile.fillRect(0, 0, SQUARE, SQUARE);
    tile.drawImage(source, box.x, box.y, box.width, box.height, 0, 0, SQUARE, SQUARE);
    const { data } = tile.getImageData(0, 0, SQUARE, SQUARE);
    const points = await detector.points(data.slice().buffer);
    return points === null ? null : { ...head(points), ...cover(data, SQUARE, points) };
  };

  return async (source, width, height) => {
    const box = letterbox(width, height);
    whole.fillRect(0, 0, INPUT.width, INPUT.height);
    whole.drawImage(source, box.x, box.y, box.width, box.height);
    const bright = peak(luma(whole.getImageData(box.x, box.y, box.width, box.height).data));
    const faces = await detector.detect(whole.getImageData(0, 0, INPUT.width, INPUT.height).data.buffer, box);

    // Every second look is enough for how the head is held: the faces themselves are what must keep up.
    if (count++ % 2 === 0) posed = await held(source, faces?.[0], width, height);
    const skin = region(faces?.[0] ?? middle(width, height), width, height);
    patch.drawImage(source, skin.x, skin.y, skin.width, skin.height, 0, 0, PATCH.width, PATCH.height);
    const grey = luma(patch.getImageData(0, 0, PATCH.width, PATCH.height).data);
    return { width, height, faces, brightness: brightness(grey), sharpness: sharpness(grey, PATCH.width), head: faces?.[0] === undefined ? null : posed, peak: bright };
  };
}

/** The part of the picture that the patch shows, in pixels of the picture. */
export function region(face: Face, width: number, height: number): Box {
  const scale = (face.width * width * PUPILS) / PATCH.eyes;
  const eyes = (face.y + face.height * EYES) * height;
  const nose = (face.x + face.width / 2) * width;
  return {
    x: nose - (scale * PATCH.width) / 2,
    y: eyes - scale * PATCH.line,
    width: scale * PATCH.width,
    height: scale * PATCH.height,
  };
}

/** Where a face is expected when none was found. */
export function middle(width: number, height: number): Face {
  const part = portrait({ width, height });
  const share = { width: (part.width * 0.5) / width, height: 0.5 };
  return { x: 0.5 - share.width / 2, y: 0.25, ...share, score: 0 };
}
