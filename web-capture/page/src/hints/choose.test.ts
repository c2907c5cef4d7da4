import { describe, expect, test } from 'vitest';
import { verification } from '../../test/kit/verification.ts';
import { choose } from './choose.ts';
import { portrait } from './face.ts';
import type { Face, Look } from './look.ts';

const { hints } = verification();

/** A face of a share of a phone's picture, in its middle unless moved. */
function face(width = 0.45, dx = 0, dy = 0): Face {
  const height = (width * 1080 * 1.3) / 1920;
  return { x: 0.5 + dx - width / 2, y: 0.5 + dy - height / 2, width, height, score: 0.99 };
}

const held = { turn: 0.02, tilt: 3, open: 0.3, mask: 4, glasses: 0.8 };

function look(faces: readonly Face[] | null, more: Partial<Look> = {}): Look {
  return { width: 1080, height: 1920, faces, brightness: 0.5, sharpness: 150, head: null, peak: 200, ...more };
}

describe('one hint, the most important first', () => {
  test.each([
    ['all is well', look([face()]), 'good'],
    ['nobody', look([]), 'find'],
    ['nobody in the dark', look([], { brightness: 0.1 }), 'dark'],
    ['two of a size', look([face(0.3, -0.2), face(0.3, 0.2)]), 'alone'],
    ['somebody far behind', look([face(), face(0.1, 0.3)]), 'good'],
    ['dark', look([face()], { brightness: 0.19 }), 'dark'],
    ['bright', look([face()], { brightness: 0.86 }), 'bright'],
    ['too far', look([face(0.2)]), 'closer'],
    ['too near', look([face(0.75)]), 'back'],
    ['off to the side', look([face(0.45, 0.2)]), 'centre'],
    ['too high', look([face(0.45, 0, -0.25)]), 'centre'],
    ['blurred', look([face()], { sharpness: 20 }), 'still'],
    ['dark and far: the light first', look([face(0.2)], { brightness: 0.1 }), 'dark'],
    ['far and blurred: the place first', look([face(0.2)], { sharpness: 2 }), 'closer'],
    ['a mask', look([face()], { head: { ...held, mask: 30 } }), 'covered'],
    ['dark glasses, behind which no eye is seen', look([face()], { head: { ...held, glasses: 0.2, open: 0 } }), 'covered'],
    ['turned away', look([face()], { head: { ...held, turn: -0.5 } }), 'turn'],
    ['tilted', look([face()], { head: { ...held, tilt: 40 } }), 'turn'],
    ['eyes shut', look([face()], { head: { ...held, open: 0.05 } }), 'eyes'],
    ['held well', look([face()], { head: held }), 'good'],
    ['a camera of few pixels', look([face()], { width: 216, height: 384 }), 'closer'],
  ])('%s', (_, seen, hint) => {
    expect(choose(seen, hints, 'selfie')).toBe(hint);
  });

  test.each([
    ['nothing wrong', {}, 'aim'],
    ['dark', { brightness: 0.1 }, 'dark'],
    ['blurred', { sharpness: 1 }, 'still'],
  ])('without a detector: %s', (_, more, hint) => {
    expect(choose(look(null, more), hints, 'selfie')).toBe(hint);
  });

  test('a document’s portrait may lie anywhere and need not fill the picture, but must have its pixels', () => {
    expect(choose(look([face(0.2, 0.2, 0.2)]), hints, 'reference')).toBe('good');
    expect(choose(look([face(0.08)]), hints, 'reference')).toBe('closer');
    expect(choose(look([face(), face(0.4)]), hints, 'reference')).toBe('good');
  });

  test('thresholds are the server’s', () => {
    expect(choose(look([face()]), { ...hints, minSharpness: 200 }, 'selfie')).toBe('still');
    expect(choose(look([face()]), { ...hints, minInterEyeDistance: 400 }, 'selfie')).toBe('closer');
  });
});

test('a webcam’s picture counts as its upright middle', () => {
  expect(portrait({ width: 1080, height: 1920 })).toStrictEqual({ width: 1080, height: 1920 });
  expect(portrait({ width: 1920, height: 1080 })).toStrictEqual({ width: 810, height: 1080 });
  const webcam = look([{ x: 0.42, y: 0.3, width: 0.16, height: 0.37, score: 1 }], { width: 1920, height: 1080 });
  expect(choose(webcam, hints, 'selfie')).toBe('good');
});
