import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '../../src/i18n/index.ts';
import { axe, browser, PEOPLE, walk, type View } from './walk.ts';

let by: Browser;
beforeAll(async () => {
  by = await browser(join(PEOPLE, 'franck.y4m'));
});
afterAll(() => by.close());

const views: View[] = [
  { width: 390, height: 844, locale: 'ja-JP' },
  { width: 390, height: 844, locale: 'en-US', dark: true },
  { width: 320, height: 640, locale: 'ja-JP', dark: true },
  { width: 320, height: 640, locale: 'en-US' },
  { width: 1440, height: 900, locale: 'ja-JP' },
  { width: 1440, height: 900, locale: 'en-US', dark: true },
];

test.each(views)('a person walks the flow: $width $locale dark=$dark', async (view) => {
  const copy = languages[view.locale === 'ja-JP' ? 'ja' : 'en'];
  const it = await walk(by, {}, view);
  const { page, host, errors, shot, end } = it;
  await page.goto(host.url);
  await page.getByRole('heading', { name: copy.consent.title }).waitFor();
  await shot('1-consent');
  await axe(it);
  await page.getByRole('button', { name: copy.consent.agree }).click();
  await page.getByText(copy.hint.good.selfie).first().waitFor({ state: 'attached', timeout: 30_000 });
  await shot('2-selfie');
  // Nobody presses the shutter: it releases by itself.
  await page.getByRole('heading', { name: copy.review.title }).waitFor({ timeout: 30_000 });
  await page.getByRole('img', { name: copy.review.alt.selfie }).waitFor();
  await shot('3-review');
  await axe(it);
  await page.getByRole('button', { name: copy.review.use }).click();
  await page.getByRole('heading', { name: copy.finished.received.title }).waitFor();
  await shot('4-done');
  await axe(it);
  expect(host.api.consent).toBe('2026-11-01');
  expect(host.api.log.filter((line) => line !== 'GET /verification')).toStrictEqual([
    'POST /session',
    'POST /consent',
    'POST /session',
    'PUT /evidence/selfie/0',
    'PUT /evidence/selfie/1',
    'PUT /evidence/selfie/2',
    'POST /submit',
    'GET /outcome',
  ]);
  expect(errors).toStrictEqual([]);
  await end();
});
