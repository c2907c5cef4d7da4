import { expect, test } from 'vitest';
import { doubt } from './doubt.ts';

test.each(['good', 'aim', 'wait'] as const)('%s speaks for the picture', (hint) => {
  expect(doubt(hint)).toBeNull();
});

test.each(['dark', 'bright', 'still', 'find', 'alone', 'closer', 'back', 'centre'] as const)('%s speaks against it', (hint) => {
  expect(doubt(hint)).toBe(hint);
});
