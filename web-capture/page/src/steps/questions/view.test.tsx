import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { props } from '../../../test/kit/props.ts';
import { QUESTIONS, verification } from '../../../test/kit/verification.ts';
import type { Language } from '../../i18n/index.ts';
import type { State } from '../../place.ts';
import { given, missing, say } from './answer.ts';
import { View } from './view.tsx';

function shown(language: Language = 'en', more: Partial<State> = {}): string {
  return renderToString(<View {...props({ at: 'questions' }, language, more, verification(['questions']))} />);
}

test.each([
  ['ja', 'Minato Bankからの質問です。', '給与の受け取り', '必須', '任意'],
  ['en', 'They are from Minato Bank.', 'Salary', 'Required', 'Optional'],
] as const)('%s: who asks, in the page’s language, and what may be left open', (language, ...words) => {
  const html = shown(language);
  for (const word of words) expect(html).toContain(word);
  expect(html.match(/<h1/g)).toHaveLength(1);
});

test('a few choices are cards, many are a list, and without any there is a line', () => {
  const html = shown();
  expect(html.match(/type="radio"/g)).toHaveLength(2);
  expect(html.match(/<option/g)).toHaveLength(8);
  expect(html).toContain('maxlength="500"');
});

test('a text that is not written in the page’s language is marked as what it is', () => {
  expect(shown()).toContain('<span lang="fr" dir="auto">Votre agence</span>');
});

test('answers that were given stand, and the refused one says what to do', () => {
  const html = shown('en', { answers: { work: 'Fisher', purpose: 'savings', branch: 'b3' }, refused: 'work' });
  expect(html).toContain('value="Fisher"');
  expect(html).toMatch(/<label class="choice on"><input type="radio"[^>]* checked[^>]*\/?><span[^>]*>Savings/);
  expect(html).toContain('aria-invalid="true" aria-describedby="question-work-trouble"');
  expect(html.match(/was not accepted/g)).toHaveLength(1);
});

test('a refusal that names no question is told at the top', () => {
  expect(shown('en', { refused: '' })).toContain('<p role="alert" class="alert">One of the answers was not accepted.');
});

test('what is sent is one line without spaces around it, and nothing for what was left open', () => {
  expect(given(QUESTIONS, { work: ' a\tb\u2028 ', purpose: '', other: 'x' })).toStrictEqual({ work: 'a b' });
});

test('only what must be answered is missing, and blanks answer nothing', () => {
  expect(missing(QUESTIONS, { work: '  ' }).map(({ id }) => id)).toStrictEqual(['work', 'purpose']);
  expect(missing(QUESTIONS, { work: 'Fisher', purpose: 'salary' })).toStrictEqual([]);
});

test.each([
  [{ en: 'Hello', ja: 'やあ' }, 'ja', 'やあ'],
  [{ en: 'Hello', 'ja-JP': 'やあ' }, 'ja', 'やあ'],
  [{ en: 'Hello', fr: 'Salut' }, 'ja', 'Hello'],
  [{}, 'ja', ''],
])('%j in %s', (text, wanted, words) => {
  expect(say(text, wanted).words).toBe(words);
});
