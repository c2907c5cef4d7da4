import { describe, expect, test } from 'vitest';
import { usable } from './file.ts';

const limits = { maxBytes: 100, types: ['image/jpeg', 'image/heic'] };

function file(name: string, type: string, bytes = 10): File {
  return new File([new Uint8Array(bytes)], name, { type });
}

describe('a chosen file', () => {
  test.each([
    ['as it is', file('a.jpg', 'image/jpeg'), 'image/jpeg'],
    ['by its name', file('IMG_1.HEIC', ''), 'image/heic'],
    ['under its other name', file('a.heif', 'image/heif'), 'image/heic'],
  ])('is taken %s', (_, it, type) => {
    expect(usable(it, limits)?.type).toBe(type);
    expect(usable(it, limits)?.size).toBe(10);
  });

  test.each([
    ['too large', file('a.jpg', 'image/jpeg', 101)],
    ['empty', file('a.jpg', 'image/jpeg', 0)],
    ['of another kind', file('a.gif', 'image/gif')],
    ['a document', file('a.pdf', 'application/pdf')],
    ['nameless', file('a', '')],
  ])('is refused when %s', (_, it) => {
    expect(usable(it, limits)).toBeNull();
  });
});
