import { expect, test } from 'vitest';
import { around } from './burst.ts';

test.each([
  [[1, 2, 9, 2, 1], 3, 1],
  [[9, 2, 3, 2, 9], 3, 1],
  [[1, 5, 3, 2, 1], 3, 0],
  [[1, 2, 3, 8, 1], 3, 2],
  [[1, 2, 3], 3, 0],
  [[3, 9, 1], 1, 1],
  [[], 1, 0],
])('of the worths %j the %i around the best begin at %i', (worth, count, begin) => {
  expect(around(worth, count)).toBe(begin);
});
