import { expect, test } from 'vitest';
import { apply } from './apply.ts';
import { contrast, CONTRAST, legible, parse } from './theme.ts';

test('contrast is WCAG’s', () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
  expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
});

test('no accent at all breaks the contrast, on light paper or dark', () => {
  const steps = [0, 17, 51, 85, 119, 128, 153, 187, 221, 238, 255];
  const two = (value: number): string => value.toString(16).padStart(2, '0');
  for (const r of steps) for (const g of steps) for (const b of steps)
    for (const paper of ['#ffffff', '#eef2fb', '#0d1220', '#2a3550']) {
      const accent = `#${two(r)}${two(g)}${two(b)}`;
      const { strong, onStrong } = legible(accent, paper);
      const found = [contrast(parse(strong), parse(paper)), contrast(parse(strong), parse(onStrong))];
      if (Math.min(...found) < CONTRAST) throw new Error(`${accent} on ${paper}: ${strong} ${onStrong} ${found.join(' ')}`);
    }
});

test('an accent that is legible stays as it is', () => {
  expect(legible('#1e3a8a', '#ffffff')).toStrictEqual({ strong: '#1e3a8a', onStrong: '#ffffff' });
});

test('a theme is put on, and none leaves the page as it is', () => {
  const set = new Map<string, string>();
  const style = { setProperty: (name: string, value: string | null) => void set.set(name, value ?? '') };
  apply(null, false, style);
  expect(set.size).toBe(0);
  apply({ accent: '#ffee00', radius: 4 }, true, style);
  expect(set.get('--strong')).toBe('#ffee00');
  expect(set.get('--radius')).toBe('4px');
});
