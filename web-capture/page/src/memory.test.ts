import { expect, test } from 'vitest';
import { START } from './flow.ts';
import { recall, remember, type Store } from './memory.ts';

function storage(): Store {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

test('a reload keeps what was put aside, and that the person went elsewhere', () => {
  const store = storage();
  remember(store, 'cap_1', { ...START, skipped: ['back'], place: { at: 'away', why: 'handoff' } });
  expect(recall(store, 'cap_1')).toStrictEqual({ ...START, skipped: ['back'], place: { at: 'away', why: 'handoff' } });
  remember(store, 'cap_1', { ...START, skipped: [], place: { at: 'sending' } });
  expect(recall(store, 'cap_1')).toStrictEqual(START);
});

test('another link begins anew', () => {
  const store = storage();
  remember(store, 'cap_1', { ...START, skipped: ['back'] });
  expect(recall(store, 'cap_2')).toBe(START);
});

test('what is kept is not believed, and a browser that keeps nothing is no failure', () => {
  const bad = (text: string): Store => ({
    getItem: () => text,
    setItem: () => {
      throw new Error('full');
    },
  });
  expect(recall(bad('{'), 'cap_1')).toBe(START);
  expect(recall(bad('{"token":"cap_1"}'), 'cap_1')).toBe(START);
  expect(recall(bad('{"token":"cap_1","skipped":["consent","back"],"away":"x"}'), 'cap_1')).toStrictEqual({ ...START, skipped: ['back'] });
  expect(recall(null, 'cap_1')).toBe(START);
  expect(() => remember(bad(''), 'cap_1', START)).not.toThrow();
});
