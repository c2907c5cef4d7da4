import type { Thresholds } from '../api/types.ts';
import { portrait, PUPILS } from './face.ts';
import type { Hint } from './hint.ts';
import type { Face, Look } from './look.ts';

/** A person before the camera, or the portrait in a document. */
export type Kind = 'selfie' | 'reference';

/** A smaller second face than this share of the first is someone far behind. */
const BYSTANDER = 0.5;
/** How far the face's middle may be from the picture's, as a share of the portrait part's width and height. */
const OFF = { x: 0.14, y: 0.18 };
/** Bounds of what helps a photograph; see the measurement in test/e2e/measure.test.ts. The server's own bounds judge. */
const MASK = 14;
const GLASSES = 0.4;
const TURN = 0.35;
const TILT = 25;
const OPEN = 0.13;

/** The first thing that stands in the way of a good picture, most important first. It helps; the server judges. */
export function choose(look: Look, thresholds: Thresholds, step: Kind): Hint {
  if (look.faces === null) return exposure(look, thresholds) ?? focus(look, thresholds) ?? 'aim';
  const [first, second] = [...look.faces].sort((a, b) => b.width - a.width);
  // In the dark no face is found, and the reason is what helps.
  if (first === undefined) return exposure(look, thresholds) ?? 'find';
  if (step === 'selfie' && second !== undefined && second.width > first.width * BYSTANDER) return 'alone';
  return exposure(look, thresholds) ?? position(first, look, thresholds, step) ?? (step === 'selfie' ? pose(look.head) : null) ?? focus(look, thresholds) ?? 'good';
}

function exposure(look: Look, thresholds: Thresholds): Hint | null {
  if (look.brightness < thresholds.minBrightness) return 'dark';
  return look.brightness > thresholds.maxBrightness ? 'bright' : null;
}

/** What hides the face comes first: behind dark glasses no eye is seen to be open. */
function pose(head: Look['head']): Hint | null {
  if (head === null) return null;
  if (head.mask > MASK || head.glasses < GLASSES) return 'covered';
  if (Math.abs(head.turn) > TURN || Math.abs(head.tilt) > TILT) return 'turn';
  return head.open < OPEN ? 'eyes' : null;
}

function focus(look: Look, thresholds: Thresholds): Hint | null {
  return look.sharpness < thresholds.minSharpness ? 'still' : null;
}

function position(face: Face, look: Look, thresholds: Thresholds, step: Kind): Hint | null {
  const part = portrait(look);
  const share = (face.width * look.width) / part.width;
  const pupils = face.width * look.width * PUPILS;
  const dx = ((face.x + face.width / 2 - 0.5) * look.width) / part.width;
  const dy = face.y + face.height / 2 - 0.5;
  if (step === 'reference') return pupils < thresholds.minInterEyeDistance ? 'closer' : null;
  if (share > thresholds.faceWidth.max) return 'back';
  if (Math.abs(dx) > OFF.x || Math.abs(dy) > OFF.y) return 'centre';
  return share < thresholds.faceWidth.min || pupils < thresholds.minInterEyeDistance ? 'closer' : null;
}
