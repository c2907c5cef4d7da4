/** The longer ways: a document, moving, a second look, another device. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../src/i18n/index.ts';
import { card } from './film.ts';
import { axe, browser, PEOPLE, walk, type View } from './walk.ts';
import { en, ja, type Copy } from './words.ts';

const film = join(PEOPLE, 'franck.y4m');
let by: Browser;
beforeAll(async () => {
  by = await browser(film);
});
afterAll(() => by.close());

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name }).waitFor({ timeout: 30_000 });
}

async function use(page: Page, copy: Copy): Promise<void> {
  await page.getByRole('button', { name: copy.review.use }).click({ timeout: 30_000 });
}

async function agree(page: Page, url: string, copy: Copy): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: copy.consent.agree }).click();
}

const views: View[] = [
  { width: 390, height: 844, locale: 'ja-JP' },
  { width: 320, height: 568, locale: 'en-US' },
  { width: 1440, height: 900, locale: 'en-US' },
];

describe.each(views)('$width $locale', (view) => {
  const copy: Copy = languages[view.locale === 'ja-JP' ? 'ja' : 'en'];

  test('a document is one picture a side; where it fills the frame, the shutter releases by itself', async () => {
    const cards = await browser(card());
    const it = await walk(cards, { steps: ['document'] }, view);
    await agree(it.page, it.host.url, copy);
    await heading(it.page, copy.front.title);
    await it.page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
    await it.shot('document-front');
    await axe(it);
    // The film's card fills the outline of this one view; elsewhere a finger does it.
    const release = async (): Promise<void> => {
      if (view.width === 390) return;
      await it.page.getByText(copy.hint.find.document).first().waitFor({ state: 'attached' });
      await it.page.getByRole('button', { name: copy.camera.shutter }).click();
    };
    await release();
    await heading(it.page, copy.review.title);
    await it.shot('document-review');
    await use(it.page, copy);
    await heading(it.page, copy.back.title);
    await it.shot('document-back');
    await release();
    await use(it.page, copy);
    await heading(it.page, copy.finished.received.title);
    expect(it.host.api.accepted).toStrictEqual(['consent', 'document/0', 'document/1', 'submit']);
    expect(it.errors).toStrictEqual([]);
    await it.end();
    await cards.close();
  });

  test('a few movements are recorded one instruction at a time', async () => {
    const it = await walk(by, { steps: ['motion'], moves: ['turn_left', 'look_up', 'blink'], held: 1200 }, view);
    await agree(it.page, it.host.url, copy);
    await heading(it.page, copy.motion.title);
    await it.shot('motion-intro');
    await axe(it);
    await it.page.evaluate(() => {
      const said: string[] = [];
      Object.assign(globalThis, { said });
      new MutationObserver(() => said.push(document.querySelector('[role=status]')?.textContent ?? '')).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await it.page.getByRole('button', { name: copy.motion.begin }).click();
    for (const move of ['turn_left', 'look_up', 'blink'] as const) {
      await it.page.getByText(copy.motion.move[move]).waitFor();
      await it.shot(`motion-${move}`);
    }
    await heading(it.page, copy.waiting.title);
    // The first instruction is over before a busy machine has looked.
    expect(await it.page.evaluate(() => (globalThis as unknown as { said: string[] }).said)).toContain(copy.motion.straight);
    await it.shot('waiting');
    await axe(it);
    await heading(it.page, copy.finished.received.title);
    const [recording] = it.host.api.recordings;
    expect(recording?.challenge).toMatch(/^token-/);
    expect(recording?.prompts.map(({ move }) => move)).toStrictEqual(['turn_left', 'look_up', 'blink']);
    const times = recording?.frames.map(({ at }) => at) ?? [];
    expect(times.length).toBeGreaterThan(8);
    expect(times.length).toBeLessThanOrEqual(90);
    for (const [i, at] of times.entries()) if (i > 0) expect(at - (times[i - 1] ?? 0)).toBeGreaterThanOrEqual(100);
    expect(it.host.api.accepted).toStrictEqual(['consent', 'motion/0', 'submit']);
    expect(it.errors).toStrictEqual([]);
    await it.end();
  });
});

describe('moving', () => {
  test('may be left out where the server offers it', async () => {
    const it = await walk(by, { steps: ['motion'], alternative: true });
    await agree(it.page, it.host.url, ja);
    await it.page.getByRole('button', { name: ja.motion.still }).click();
    await heading(it.page, ja.finished.received.title);
    expect(it.host.api.accepted).toStrictEqual(['consent', 'alternative', 'submit']);
    await it.end();
  });

  test('is asked for when the selfie alone did not settle it, and only that is walked again', async () => {
    const finished = { state: 'finished', result: 'confirmed', next: { kind: 'none', url: null, notBefore: null } };
    const it = await walk(by, { outcomes: [{ answer: { state: 'capturing', hint: null }, reopen: ['motion'] }, { answer: finished }] });
    await agree(it.page, it.host.url, ja);
    await use(it.page, ja);
    await it.page.getByRole('button', { name: ja.motion.begin }).click({ timeout: 30_000 });
    await heading(it.page, ja.finished.confirmed.title);
    await it.shot('confirmed');
    await axe(it);
    expect(it.host.api.accepted).toStrictEqual(['consent', 'selfie/0', 'selfie/1', 'selfie/2', 'submit', 'motion/0', 'submit']);
    await it.end();
  });
});

describe('the outcome', () => {
  test('wants a better selfie: it says what would help', async () => {
    const finished = { state: 'finished', result: 'received', next: { kind: 'none', url: null, notBefore: null } };
    const it = await walk(by, { outcomes: [{ answer: { state: 'capturing', hint: 'too_dark' }, reopen: ['selfie'] }, { answer: finished }] });
    await agree(it.page, it.host.url, ja);
    await use(it.page, ja);
    await it.page.getByText(ja.advice.too_dark).first().waitFor({ state: 'attached', timeout: 30_000 });
    await use(it.page, ja);
    await heading(it.page, ja.finished.received.title);
    await it.end();
  });

  test.each([
    ['none', null],
    ['again', null],
    ['again', '2099-01-01T00:00:00Z'],
    ['alternative', null],
  ])('not confirmed, next %s, not before %s', async (kind, notBefore) => {
    const url = kind === 'none' ? null : 'https://bank.example/next';
    const it = await walk(by, { state: 'submitted', tenant: { name: 'みなと銀行', theme: { accent: '#ffcc00', radius: 4 } } });
    // The fake answers what it was told for the last submission; here there was none on this page.
    await it.context.route('**/outcome', (route) => route.fulfill({ json: { state: 'finished', result: 'not_confirmed', next: { kind, url, notBefore } } }));
    await it.page.goto(it.host.url);
    await heading(it.page, ja.finished.not_confirmed.title);
    await it.shot(`not-confirmed-${kind}${notBefore === null ? '' : '-later'}`);
    await axe(it);
    expect(await it.page.locator('a.button').count()).toBe(url === null || notBefore !== null ? 0 : 1);
    await it.end();
  });
});

describe('another device', () => {
  test('takes over by the code, and the desktop follows to the end', async () => {
    const it = await walk(by, {}, { width: 1440, height: 900, locale: 'en-US' });
    await it.page.goto(it.host.url);
    await it.page.getByRole('button', { name: en.away.offer }).click();
    await it.page.getByRole('img', { name: en.away.code }).waitFor();
    await it.shot('handoff');
    await axe(it);
    await it.page.reload();
    await it.page.getByRole('img', { name: en.away.code }).waitFor();
    expect(it.host.api.sessions).toHaveLength(0);

    const phone = await it.context.newPage();
    await phone.setViewportSize({ width: 390, height: 844 });
    await agree(phone, it.host.url, en);
    await heading(it.page, en.away.under.title);
    await it.shot('handoff-under');
    await axe(it);
    await use(phone, en);
    await heading(phone, en.finished.received.title);
    await heading(it.page, en.finished.received.title);
    expect(it.host.api.accepted).toStrictEqual(['consent', 'selfie/0', 'selfie/1', 'selfie/2', 'submit']);
    await it.end();
  });

  test('silences a page that was at the camera, which can take it back', async () => {
    const it = await walk(by, { hints: { minSharpness: 1e9 } });
    await agree(it.page, it.host.url, ja);
    await it.page.getByRole('button', { name: ja.camera.shutter }).waitFor();
    const other = await it.context.newPage();
    await other.goto(it.host.url);
    await heading(it.page, ja.away.under.title);
    expect(await it.page.locator('video').count()).toBe(0);
    await it.page.getByRole('button', { name: ja.away.here }).click();
    await it.page.getByRole('button', { name: ja.camera.shutter }).waitFor();
    await heading(other, ja.away.under.title);
    await it.end();
  });
});

test('two faces before the camera: nothing is taken by itself', async () => {
  const two = await browser(join(PEOPLE, 'two.y4m'));
  const it = await walk(two);
  await agree(it.page, it.host.url, ja);
  await it.page.getByText(ja.hint.alone.selfie).first().waitFor({ state: 'attached' });
  await it.shot('two');
  await it.page.waitForTimeout(2000);
  expect(await it.page.getByRole('heading', { name: ja.review.title }).count()).toBe(0);
  await it.end();
  await two.close();
});

test('a browser without WebCrypto is told, and given the link', async () => {
  const it = await walk(by);
  await it.page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
  await agree(it.page, it.host.url, ja);
  await heading(it.page, ja.stopped.browser.title);
  await it.shot('browser');
  await axe(it);
  expect(it.host.api.accepted).toStrictEqual([]);
  await it.end();
});

test('the funnel hears of the way, and of nothing else', async () => {
  const it = await walk(by);
  await agree(it.page, it.host.url, ja);
  await use(it.page, ja);
  await heading(it.page, ja.finished.received.title);
  await it.page.goto('about:blank');
  await expect.poll(() => it.host.api.events.map(({ type, step }) => `${type} ${step}`), { timeout: 10_000 }).toContain('sent sending');
  const words = new Set(it.host.api.events.flatMap((event) => Object.keys(event)));
  expect([...words].sort()).toStrictEqual(['at', 'hint', 'step', 'type']);
  await it.end();
});
