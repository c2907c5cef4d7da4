import type { Verification } from '../api/types.ts';
import type { Detector } from '../detector/detector.ts';
import type { Shot, Target } from '../place.ts';
import { usable } from './file.ts';
import { judge } from './opinion.ts';

/** A shot of one chosen picture; null when the server would not take it. */
export async function fromFile(file: File, what: Target, verification: Verification | null, detector: Detector): Promise<Shot | null> {
  if (verification === null) return null;
  const blob = usable(file, verification.limits);
  if (blob === null) return null;
  const at = performance.now();
  try {
    const picture = await createImageBitmap(blob);
    const { width, height } = picture;
    const rect = { left: 0, top: 0, width, height };
    const seen = await judge(what, verification.hints, detector)(picture, { width, height, screen: rect, outline: rect });
    picture.close();
    // Where a document lies in a photo that was not aimed here cannot be told, so that only its light counts.
    return { frames: [{ body: blob, at }], doubt: what !== 'front' && what !== 'back' ? seen.doubt : seen.doubt === 'still' ? null : seen.doubt };
  } catch {
    // A kind of picture that this browser cannot show may still be one that the server reads.
    return { frames: [{ body: blob, at }], doubt: null };
  }
}
