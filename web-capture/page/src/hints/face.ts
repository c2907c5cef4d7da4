/** Pupil to pupil as a share of the detector's box's width: see the measurement in test/e2e/measure.test.ts. */
export const PUPILS = 0.49;
/** How far down the box the eyes lie, as a share of its height. */
export const EYES = 0.4;

/** The part of a picture that a person in portrait fills: all of a phone's, the middle of a webcam's. In pixels. */
export function portrait(look: { readonly width: number; readonly height: number }): { width: number; height: number } {
  return { width: Math.min(look.width, look.height * 0.75), height: look.height };
}
