import { edges, glare, type CardLook } from '../hints/card.ts';
import { brightness, luma, peak, sharpness } from '../hints/measure.ts';
import type { Aim } from './opinion.ts';
import { widen, within } from './region.ts';
import { surface } from './surface.ts';

/** The card as measured: the outline and a margin around it, in which its edges are looked for. */
export const CARD = { width: 240, height: 160, margin: 0.08 } as const;

/** Looks at what lies within the outline, and at its rim. */
export function carder(): (source: CanvasImageSource, aim: Aim) => CardLook {
  const whole = surface(CARD.width, CARD.height);
  return (source, aim) => {
    const box = widen(within(aim), CARD.margin);
    whole.fillRect(0, 0, CARD.width, CARD.height);
    whole.drawImage(source, box.x, box.y, box.width, box.height, 0, 0, CARD.width, CARD.height);
    const grey = luma(whole.getImageData(0, 0, CARD.width, CARD.height).data);
    return {
      brightness: brightness(grey),
      sharpness: sharpness(grey, CARD.width),
      glare: glare(grey),
      edges: edges(grey, CARD.width, CARD.margin),
      peak: peak(grey),
    };
  };
}
