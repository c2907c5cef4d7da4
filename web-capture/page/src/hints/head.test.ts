import { expect, test } from 'vitest';
import { cover } from './cover.ts';
import { head } from './head.ts';

/** A face of points: eyes at (0.3, 0.4) and (0.7, 0.4), a nose between them, a mouth below; lids so far apart. */
function points({ nose = 0.5, lids = 0.04, tilt = 0 } = {}): number[] {
  const all = Array.from({ length: 136 }, () => 0.5);
  const set = (i: number, x: number, y: number): void => {
    all[2 * i] = x;
    all[2 * i + 1] = y;
  };
  for (const [first, x, y] of [[36, 0.3, 0.4 - tilt], [42, 0.7, 0.4 + tilt]] as const) {
    const at = [[-0.06, 0], [-0.02, -lids / 2], [0.02, -lids / 2], [0.06, 0], [0.02, lids / 2], [-0.02, lids / 2]] as const;
    at.forEach(([dx, dy], i) => set(first + i, x + dx, y + dy));
  }
  for (const i of [27, 28]) set(i, 0.5, 0.42);
  for (const i of [30, 33]) set(i, nose, 0.58);
  for (const i of [21, 22]) set(i, 0.5, 0.33);
  for (const i of [31, 2]) set(i, 0.3, 0.6);
  for (const i of [35, 14]) set(i, 0.7, 0.6);
  for (const i of [51, 57, 62, 66]) set(i, 0.5, 0.75);
  return all;
}

test('a head that looks straight ahead with open eyes', () => {
  const { turn, tilt, open } = head(points());
  expect(turn).toBeCloseTo(0);
  expect(tilt).toBeCloseTo(0);
  expect(open).toBeGreaterThan(0.2);
});

test('turned, tilted, with eyes shut', () => {
  expect(head(points({ nose: 0.7 })).turn).toBeCloseTo(0.5, 1);
  expect(head(points({ tilt: 0.2 })).tilt).toBeCloseTo(45);
  expect(head(points({ lids: 0.002 })).open).toBeLessThan(0.1);
});

/** A square of skin, with rows of another colour from one share of its height to another. */
function face(from = 0, to = 0, [r, g, b]: readonly number[] = []): number[] {
  const side = 64;
  return Array.from({ length: side * side }, (_, i) => {
    const y = Math.floor(i / side) / side;
    return y >= from && y < to ? [r ?? 0, g ?? 0, b ?? 0, 255] : [200, 150, 125, 255];
  }).flat();
}

test.each([
  ['pale blue', [190, 215, 235]],
  ['white', [240, 240, 240]],
  ['black', [20, 20, 20]],
])('a %s mask is unlike the skin above it', (_, colour) => {
  expect(cover(face(0.5, 1, colour), 64, points()).mask).toBeGreaterThan(14);
  expect(cover(face(), 64, points()).mask).toBeLessThan(1);
});

test('a dark beard alone hides no nose', () => {
  expect(cover(face(0.66, 1, [30, 25, 22]), 64, points()).mask).toBeLessThan(1);
});

test('dark glasses are darker than the cheeks', () => {
  expect(cover(face(0.3, 0.5, [25, 25, 28]), 64, points()).glasses).toBeLessThan(0.4);
  expect(cover(face(), 64, points()).glasses).toBeCloseTo(1);
});
