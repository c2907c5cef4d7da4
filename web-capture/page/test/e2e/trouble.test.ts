/** What goes wrong, and the way on. */
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ja, type Copy } from './words.ts';
import { axe, browser, PEOPLE, walk, type Walk } from './walk.ts';
import { dim } from './film.ts';

const copy: Copy = ja;
const film = join(PEOPLE, 'franck.y4m');
let by: Browser;
beforeAll(async () => {
  by = await browser(film);
});
afterAll(() => by.close());

async function agree({ page, host }: Walk): Promise<void> {
  await page.goto(host.url);
  await page.getByRole('button', { name: copy.consent.agree }).click();
}

async function accept({ page }: Walk): Promise<void> {
  await page.getByRole('heading', { name: copy.review.title }).waitFor({ timeout: 30_000 });
  await page.getByRole('button', { name: copy.review.use }).click();
}

async function heading({ page }: Walk, name: string): Promise<void> {
  await page.getByRole('heading', { name }).waitFor({ timeout: 30_000 });
}

/** Only what we cut ourselves may show in the console: the network, and the detector's program. */
function clean({ errors }: Walk): void {
  expect(errors.filter((text) => !/^Failed to load resource|wasm|ArrayBuffer instantiation/.test(text))).toStrictEqual([]);
}

describe('the network', () => {
  test('is cut while a picture leaves: the rest goes on by itself, nothing twice', async () => {
    const it = await walk(by, { trouble: (method, path, n) => (method === 'PUT' && path.endsWith('/1') && n < 3 ? 0 : null) });
    await agree(it);
    await accept(it);
    await heading(it, copy.finished.received.title);
    expect(it.host.api.accepted).toStrictEqual(['consent', 'selfie/0', 'selfie/1', 'selfie/2', 'submit']);
    clean(it);
    await it.end();
  });

  test('is away for a while: the page says so and goes on when it is back', async () => {
    const it = await walk(by);
    await agree(it);
    await heading(it, copy.review.title);
    await it.context.setOffline(true);
    await accept(it);
    await heading(it, copy.sending.lost.title);
    await it.shot('lost');
    await axe(it);
    await it.context.setOffline(false);
    await heading(it, copy.finished.received.title);
    expect(it.host.api.accepted).toStrictEqual(['consent', 'selfie/0', 'selfie/1', 'selfie/2', 'submit']);
    clean(it);
    await it.end();
  });

  test('is away at the start', async () => {
    let away = true;
    const it = await walk(by, { trouble: () => (away ? 0 : null) });
    await it.page.clock.install();
    await it.page.goto(it.host.url);
    await heading(it, copy.sending.lost.title);
    await it.shot('lost-start');
    await expect.poll(() => it.host.api.log.length, { timeout: 30_000 }).toBeGreaterThan(3);
    // The clock stands, so that it is the button that ends the pause; a little ahead, since a busy machine takes its time.
    await it.page.clock.pauseAt(Date.now() + 2000);
    await it.page.waitForTimeout(300);
    away = false;
    await it.page.getByRole('button', { name: copy.sending.lost.now }).click();
    await it.page.clock.resume();
    await heading(it, copy.consent.title);
    clean(it);
    await it.end();
  });

  test('answers with its own failures: the person asks again later and loses nothing', async () => {
    const it = await walk(by, { trouble: (method, _, n) => (method === 'PUT' && n <= 5 ? 503 : null) });
    await it.page.clock.install();
    await agree(it);
    const ticking = setInterval(() => void it.page.clock.fastForward(4000).catch(() => undefined), 300);
    await accept(it);
    await heading(it, copy.stopped.server.title);
    clearInterval(ticking);
    await it.shot('server');
    await it.page.getByRole('button', { name: copy.stopped.retry }).click();
    await it.end();
  });
});

describe('the link', () => {
  test.each([
    ['is cut off', {}, '#nothing', copy.stopped.link.title, 'link'],
    ['is unknown', { trouble: () => 401 }, '#cap_old', copy.stopped.link.title, 'unknown'],
    ['has expired', { state: 'closed' as const }, '#cap_old', copy.stopped.closed.title, 'closed'],
    ['was used', { state: 'submitted' as const }, '#cap_old', copy.finished.received.title, 'already'],
    ['asks for words this page does not know', { version: '2031-01-01' }, '#cap_new', copy.stopped.outdated.title, 'outdated'],
  ])('%s', async (_, options, hash, title, name) => {
    const it = await walk(by, options);
    await it.page.goto(it.host.url.replace(/#.*/, hash));
    await heading(it, title);
    await it.shot(name);
    await axe(it);
    clean(it);
    await it.end();
  });

  test('is opened again in mid-flow: what is done stays done', async () => {
    const it = await walk(by, { steps: ['selfie', 'reference'] });
    await agree(it);
    await accept(it);
    await it.page.getByRole('heading', { name: copy.reference.title }).waitFor({ state: 'attached' });
    await it.page.waitForFunction(() => document.querySelector('video')?.videoWidth);
    await expect.poll(() => it.host.api.accepted.length).toBe(4);
    await it.page.reload();
    await it.page.getByRole('heading', { name: copy.reference.title }).waitFor({ state: 'attached' });
    await it.page.waitForFunction(() => document.querySelector('video')?.videoWidth);
    await it.shot('reference');
    await accept(it);
    await heading(it, copy.finished.received.title);
    expect(it.host.api.accepted).toStrictEqual(['consent', 'selfie/0', 'selfie/1', 'selfie/2', 'reference/0', 'submit']);
    clean(it);
    await it.end();
  });

  test('is closed while the person is at it', async () => {
    let closed = false;
    const it = await walk(by, { trouble: (method) => (closed && method === 'PUT' ? 409 : null) });
    await agree(it);
    await heading(it, copy.review.title);
    closed = true;
    await accept(it);
    // The server still says "capturing": the page asks again, and at last admits that it does not know.
    await it.page.getByRole('heading', { name: copy.selfie.title }).waitFor({ state: 'attached' });
    await it.end();
  });
});

describe('the camera', () => {
  test.each([
    ['NotAllowedError', 'refused'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'busy'],
    ['none', 'unsupported'],
  ] as const)('%s: %s, and a file is a way on', async (error, why) => {
    const it = await walk(by);
    await it.page.addInitScript((name) => {
      if (name === 'none') Object.defineProperty(navigator, 'mediaDevices', { value: undefined });
      else navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name));
    }, error);
    await agree(it);
    await heading(it, copy.blocked[why].title);
    await it.shot(`blocked-${why}`);
    await axe(it);
    await it.page.locator('input[type=file]').setInputFiles(join(PEOPLE, 'franck-1.jpg'));
    await accept(it);
    await heading(it, copy.finished.received.title);
    expect(it.host.api.accepted).toStrictEqual(['consent', 'selfie/0', 'submit']);
    clean(it);
    await it.end();
  });

  test('is taken away in mid-flow, and comes back', async () => {
    const it = await walk(by, { hints: { minSharpness: 1e9 } });
    await agree(it);
    await it.page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
    await it.page.evaluate(() => {
      const stream = document.querySelector('video')?.srcObject as MediaStream;
      stream.getVideoTracks()[0]?.dispatchEvent(new Event('ended'));
    });
    await heading(it, copy.blocked.taken.title);
    await it.shot('blocked-taken');
    await it.page.getByRole('button', { name: copy.blocked.retry }).click();
    await it.page.getByText(copy.hint.still.selfie).first().waitFor({ state: 'attached' });
    clean(it);
    await it.end();
  });

  test('shows the dark: a hint, no picture by itself, and one question before a dark picture is used', async () => {
    const dark = await browser(dim(film, 0.1));
    const it = await walk(dark);
    await agree(it);
    await it.page.getByText(copy.hint.dark.selfie).first().waitFor({ state: 'attached' });
    await it.shot('dark');
    await it.page.getByRole('button', { name: copy.camera.shutter }).click();
    await heading(it, copy.review.doubt);
    await it.shot('doubt');
    await axe(it);
    await it.page.getByRole('button', { name: copy.review.again }).click();
    await it.page.getByText(copy.hint.dark.selfie).first().waitFor({ state: 'attached' });
    await it.page.getByRole('button', { name: copy.camera.shutter }).click();
    await accept(it);
    await heading(it, copy.finished.received.title);
    clean(it);
    await it.end();
    await dark.close();
  });

  test('is covered', async () => {
    const black = await browser(dim(film, 0));
    const it = await walk(black);
    await agree(it);
    await heading(it, copy.blocked.black.title);
    await it.shot('blocked-black');
    clean(it);
    await it.end();
    await black.close();
  });
});

describe('the page', () => {
  test('goes on without its detector: exposure, sharpness and the shutter button', async () => {
    const it = await walk(by);
    await it.context.route('**/*.wasm', (route) => route.abort());
    await agree(it);
    await it.page.getByText(copy.hint.aim.selfie).first().waitFor({ state: 'attached' });
    await it.shot('no-detector');
    await it.page.getByRole('button', { name: copy.camera.shutter }).click();
    await accept(it);
    await heading(it, copy.finished.received.title);
    clean(it);
    await it.end();
  });

  test('asks for a picture again that the server could not read', async () => {
    const it = await walk(by, { trouble: (_, path, n) => (path === '/evidence/selfie/0' && n === 1 ? 422 : null) });
    await agree(it);
    await accept(it);
    await it.page.getByText(copy.camera.unusable).first().waitFor({ state: 'attached' });
    await accept(it);
    await heading(it, copy.finished.received.title);
    clean(it);
    await it.end();
  });

  test('changes its language in place', async () => {
    const it = await walk(by, { language: 'en' });
    await it.page.goto(it.host.url);
    await heading(it, 'Confirm it is you with a photo of your face');
    await it.page.getByRole('button', { name: '日本語' }).click();
    await heading(it, copy.consent.title);
    expect(await it.page.evaluate(() => document.documentElement.lang)).toBe('ja');
    clean(it);
    await it.end();
  });
});
