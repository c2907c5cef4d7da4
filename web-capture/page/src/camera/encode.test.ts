import { expect, test } from 'vitest';
import { picture } from '../../test/kit/verification.ts';
import { fit, QUALITIES } from './encode.ts';

test('the best quality that fits is taken', async () => {
  const tried: number[] = [];
  const encode = (_: string, quality: number): Promise<Blob> => (tried.push(quality), Promise.resolve(picture(quality * 1000)));
  expect((await fit('picture', 900, encode)).size).toBe(850);
  expect(tried).toStrictEqual([...QUALITIES].slice(0, 2));
});

test.each([
  ['too large', picture(99)],
  ['empty', picture(0)],
  ['none', null],
])('a picture that stays %s is refused', async (_, blob) => {
  await expect(fit('picture', 50, () => Promise.resolve(blob))).rejects.toThrow('does not fit');
});
