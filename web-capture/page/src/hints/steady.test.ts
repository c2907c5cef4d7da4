import { describe, expect, test } from 'vitest';
import type { Hint } from './hint.ts';
import { HOLD, settled, SETTLE, SPEAK, steady, type Steady } from './steady.ts';

/** Plays hints, each for so many ms, looking every 50. */
function play(...parts: [Hint, number][]): Steady[] {
  const states = [settled(0)];
  let now = 0;
  for (const [hint, ms] of parts) {
    for (const end = now + ms; now < end; now += 50) states.push(steady(states.at(-1) ?? settled(0), hint, now));
  }
  return states;
}

describe('steady', () => {
  test('a hint shows once it has been true for a moment', () => {
    const states = play(['closer', SETTLE + 100]);
    expect(states.at(2)?.shown).toBe('wait');
    expect(states.at(-1)?.shown).toBe('closer');
  });

  test('hints that flicker do not', () => {
    const flicker = Array.from({ length: 20 }, (_, i): [Hint, number] => [i % 2 === 0 ? 'closer' : 'good', 100]);
    expect(play(['dark', 1000], ...flicker).at(-1)?.shown).toBe('dark');
  });

  test('the shutter releases after all has been good for long enough, without a break', () => {
    expect(play(['good', HOLD - 50]).some((s) => s.ready)).toBe(false);
    expect(play(['good', HOLD + 50]).at(-1)?.ready).toBe(true);
    expect(play(['good', HOLD - 100], ['still', 50], ['good', HOLD - 100]).some((s) => s.ready)).toBe(false);
  });

  test('a screen reader hears no more than it can say', () => {
    const spoken = play(['dark', 500], ['closer', 500], ['back', 500], ['centre', SPEAK]).map((s) => s.spoken);
    expect([...new Set(spoken)]).toStrictEqual(['wait', 'dark', 'centre']);
  });
});
