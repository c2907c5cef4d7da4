import { expect, test } from 'vitest';
import { darkness, NOTHING, PATIENCE } from './black.ts';

test('a camera is covered when nothing was seen for a while', () => {
  const black = darkness(0);
  expect(black(0, PATIENCE - 1)).toBe(false);
  expect(black(NOTHING, PATIENCE)).toBe(true);
});

test('darkness that shows something is not black', () => {
  const black = darkness(0);
  expect(black(NOTHING + 1, PATIENCE)).toBe(false);
  expect(black(0, PATIENCE * 2 - 1)).toBe(false);
  expect(black(0, PATIENCE * 2)).toBe(true);
});
