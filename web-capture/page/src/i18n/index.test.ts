import { describe, expect, test } from 'vitest';
import { languages, pick } from './index.ts';

describe('pick', () => {
  test.each([
    ['the person’s own choice', 'en', 'ja', ['ja'], 'en'],
    ['then the server’s', null, 'en', ['ja'], 'en'],
    ['then the browser’s', null, null, ['fr-FR', 'en-GB', 'ja'], 'en'],
    ['Japanese otherwise', null, null, ['fr'], 'ja'],
    ['nothing known', 'tlh', null, [], 'ja'],
    ['a name that every object has', 'constructor', 'toString', [], 'ja'],
  ])('%s', (_, chosen, server, browser, language) => {
    expect(pick(chosen, server, browser)).toBe(language);
  });
});

/** All the words of a language, by the way to them; functions are asked for theirs. */
function words(it: unknown, path = ''): [string, string][] {
  if (typeof it === 'string') return [[path, it]];
  if (typeof it === 'function') return [[path, String((it as (...args: unknown[]) => unknown)('1', '2'))]];
  if (typeof it !== 'object' || it === null) return [];
  return Object.entries(it).flatMap(([key, value]) => words(value, `${path}.${key}`));
}

describe('words', () => {
  const empty = ['.review.reason.aim', '.review.reason.wait', '.review.reason.good'];

  test.each(Object.entries(languages))('%s says something everywhere', (_, copy) => {
    expect(words(copy).filter(([path, text]) => text.trim() === '' && !empty.includes(path))).toStrictEqual([]);
  });

  test('no language has more than another', () => {
    const [first = [], ...rest] = Object.values(languages).map((copy) => words(copy).map(([path]) => path));
    for (const other of rest) expect(other).toStrictEqual(first);
  });

  test('no word tells how a person was judged', () => {
    const telling = /approv|declin(ed|ing)|reject|score|liveness|spoof|fraudster|不合格|却下|否認|なりすまし/i;
    for (const copy of Object.values(languages)) expect(words(copy).filter(([, text]) => telling.test(text))).toStrictEqual([]);
  });

  test('a hint fits on three lines of a narrow phone', () => {
    for (const [, text] of words(languages.ja.hint)) expect(text.length).toBeLessThanOrEqual(26);
    for (const [, text] of words(languages.en.hint)) expect(text.length).toBeLessThanOrEqual(50);
  });
});
