import type { Thresholds } from '../api/types.ts';
import type { Detector } from '../detector/detector.ts';
import { card, flaw } from '../hints/card.ts';
import { choose } from '../hints/choose.ts';
import type { Hint } from '../hints/hint.ts';
import type { Target } from '../place.ts';
import { slot } from '../plan.ts';
import { carder } from './card.ts';
import { doubt } from './doubt.ts';
import { looker } from './look.ts';

/** A picture's size, and where it and the outline stand on the screen. */
export type Aim = { readonly width: number; readonly height: number; readonly screen: Rect; readonly outline: Rect };

export type Rect = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** What one look at the camera says: the hint, what stands against using the picture, how much the frame is worth beside others, how bright its bright parts are. */
export type Opinion = { readonly hint: Hint; readonly doubt: Hint | null; readonly worth: number; readonly peak: number };

/** A good frame is worth more than any other. */
const GOOD = 1e6;

/** Looks at pictures of one kind: a face, or a card within the outline. */
export function judge(what: Target, thresholds: Thresholds, detector: Detector): (source: CanvasImageSource, aim: Aim) => Promise<Opinion> {
  const { step } = slot(what);
  if (step === 'document') {
    const look = carder();
    return (source, aim) => {
      const seen = look(source, aim);
      const hint = card(seen, thresholds);
      return Promise.resolve({ hint, doubt: flaw(seen, thresholds), worth: seen.sharpness + (hint === 'good' ? GOOD : 0), peak: seen.peak });
    };
  }
  const look = looker(detector);
  return async (source, aim) => {
    const seen = await look(source, aim.width, aim.height);
    const hint = choose(seen, thresholds, step);
    return { hint, doubt: doubt(hint), worth: seen.sharpness + (hint === 'good' ? GOOD : 0), peak: seen.peak };
  };
}
