import { expect, test } from 'vitest';
import { widen, within } from './region.ts';

test('the outline in pixels of a picture that is cut at its sides', () => {
  const screen = { left: 10, top: 100, width: 200, height: 400 };
  const outline = { left: 30, top: 250, width: 160, height: 100 };
  expect(within({ width: 1600, height: 800, screen, outline })).toStrictEqual({ x: 640, y: 300, width: 320, height: 200 });
});

test('the outline in pixels of a picture that is cut above and below', () => {
  const screen = { left: 0, top: 0, width: 300, height: 300 };
  expect(within({ width: 300, height: 600, screen, outline: screen })).toStrictEqual({ x: 0, y: 150, width: 300, height: 300 });
});

test('a margin', () => {
  expect(widen({ x: 100, y: 50, width: 200, height: 100 }, 0.1)).toStrictEqual({ x: 80, y: 40, width: 240, height: 120 });
});
