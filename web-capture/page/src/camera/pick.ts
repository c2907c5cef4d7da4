import type { CaptureName, Verification } from '../api/types.ts';
import type { Detector } from '../detector/detector.ts';
import type { Shot } from '../flow.ts';
import { choose } from '../hints/choose.ts';
import { doubt } from './doubt.ts';
import { usable } from './file.ts';
import { looker } from './look.ts';

/** A shot of one chosen picture; null when the server would not take it. */
export async function fromFile(file: File, step: CaptureName, verification: Verification | null, detector: Detector): Promise<Shot | null> {
  if (verification === null) return null;
  const blob = usable(file, verification.limits);
  if (blob === null) return null;
  try {
    const picture = await createImageBitmap(blob);
    const look = await looker(detector)(picture, picture.width, picture.height);
    picture.close();
    return { frames: [blob], doubt: doubt(choose(look, verification.hints, step)) };
  } catch {
    // A kind of picture that this browser cannot show may still be one that the server reads.
    return { frames: [blob], doubt: null };
  }
}
