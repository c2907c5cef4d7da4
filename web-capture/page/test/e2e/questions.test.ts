/** What the tenant asks in its own words. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '../../src/i18n/index.ts';
import { axe, browser, walk, type View } from './walk.ts';

let by: Browser;
beforeAll(async () => {
  by = await browser(null);
});
afterAll(() => by.close());

const [purpose, work, prefecture, official] = [
  { ja: '口座を開く目的', en: 'What do you want the account for?', savings: { ja: '貯蓄', en: 'To save' } },
  { ja: 'ご職業', en: 'What is your work?' },
  { ja: 'お住まいの都道府県', en: 'Which prefecture do you live in?' },
  // The tenant wrote it in Japanese alone.
  { ja: '外国の政府等で重要な地位にありますか' },
] as const;

const views: View[] = [
  { width: 390, height: 844, locale: 'ja-JP' },
  { width: 390, height: 844, locale: 'en-US', dark: true },
];

test.each(views)('are answered by the keyboard, and again where one is refused: $locale', async (view) => {
  const language = view.locale === 'ja-JP' ? 'ja' : 'en';
  const copy = languages[language];
  const words = copy.questions;
  const it = await walk(by, { steps: ['questions'], picky: 'work' }, view);
  const { page, host, shot } = it;
  const focused = (id: string): Promise<void> => page.locator(`#question-${id}:focus`).waitFor();
  await page.goto(host.url);
  await page.getByRole('button', { name: copy.consent.agree }).click();
  await page.getByRole('heading', { name: words.title }).waitFor();
  await page.getByRole('radiogroup', { name: official.ja }).waitFor();
  await shot('questions');
  await axe(it);

  const next = page.getByRole('button', { name: words.next });
  await next.press('Enter');
  await focused('purpose');
  expect(await page.getByText(words.choice).count()).toBe(2);
  expect(await page.getByText(words.text).count()).toBe(1);
  await shot('questions-missing');
  await axe(it);

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type('漁師');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('radio', { name: purpose.savings[language] }).isChecked()).toBe(true);
  expect(await page.getByRole('combobox', { name: prefecture[language] }).inputValue()).toBe('p1');
  await next.press('Enter');

  // The fake refuses the work once: what was answered stands, and the focus is where something is to be done.
  await page.getByText(words.refused).waitFor();
  const line = page.getByRole('textbox', { name: work[language] });
  await focused('work');
  expect(await line.inputValue()).toBe('漁師');
  await shot('questions-refused');
  await line.fill('会社員');
  await next.click();
  await page.getByRole('heading', { name: copy.finished.received.title }).waitFor();
  expect(host.api.answers).toStrictEqual({ purpose: 'savings', work: '会社員', prefecture: 'p1' });
  expect(host.api.accepted).toStrictEqual(['consent', 'questions', 'submit']);
  expect(it.errors.filter((text) => !/400/.test(text))).toStrictEqual([]);
  await it.end();
});
