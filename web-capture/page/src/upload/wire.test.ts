import { expect, test } from 'vitest';
import { json, seconds } from './wire.ts';

test('a body that is no JSON is nothing', () => {
  expect(json('{"a":1}')).toStrictEqual({ a: 1 });
  expect(json('')).toBeNull();
  expect(json('<html>')).toBeNull();
});

test.each([
  ['3', 3000],
  ['0', 0],
  [null, null],
  ['', null],
  ['-1', null],
  ['Wed, 21 Oct 2026 07:28:00 GMT', null],
])('Retry-After %s is %s ms', (header, ms) => {
  expect(seconds(header)).toBe(ms);
});
