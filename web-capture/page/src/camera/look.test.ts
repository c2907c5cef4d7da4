import { expect, test } from 'vitest';
import { EYES, PUPILS } from '../hints/face.ts';
import { middle, PATCH, region } from './look.ts';

test('the patch lies on the face as the server’s does: eyes on their line, at their distance', () => {
  const face = { x: 0.25, y: 0.25, width: 0.5, height: 0.5, score: 1 };
  const skin = region(face, 400, 300);
  const scale = skin.width / PATCH.width;
  expect(skin.height / PATCH.height).toBeCloseTo(scale, 6);
  expect(scale * PATCH.eyes).toBeCloseTo(200 * PUPILS, 6);
  expect(skin.x + skin.width / 2).toBeCloseTo(200, 6);
  expect(skin.y + scale * PATCH.line).toBeCloseTo((0.25 + 0.5 * EYES) * 300, 6);
});

test.each([
  [1080, 1920],
  [1920, 1080],
])('without a face the middle is measured: %i x %i', (width, height) => {
  const face = middle(width, height);
  expect(face.x + face.width / 2).toBeCloseTo(0.5, 6);
  expect(face.y + face.height / 2).toBeCloseTo(0.5, 6);
  expect(face.width * width).toBeLessThan(height);
});
