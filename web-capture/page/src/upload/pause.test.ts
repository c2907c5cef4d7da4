import { expect, test } from 'vitest';
import { pause } from './pause.ts';

test('ends by itself', async () => {
  const began = performance.now();
  await pause(20, new EventTarget());
  expect(performance.now() - began).toBeGreaterThan(15);
});

test.each(['online', 'honnin-now'])('ends early on %s', async (name) => {
  const target = new EventTarget();
  const over = pause(60_000, target);
  target.dispatchEvent(new Event(name));
  await expect(over).resolves.toBeUndefined();
});
