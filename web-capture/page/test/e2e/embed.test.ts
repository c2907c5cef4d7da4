/** The page inside a tenant's own page, by the loader and by the very code that docs/integrate.md shows. */
import { join } from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { block } from '../docs/blocks.ts';
import { host, type Host } from './host.ts';
import { shop, type Shop } from './shop.ts';
import { en, type Copy } from './words.ts';
import { browser, PEOPLE } from './walk.ts';

const copy: Copy = en;
const root = join(import.meta.dirname, '../../../..');
let by: Browser;
beforeAll(async () => {
  by = await browser(join(PEOPLE, 'franck.y4m'));
});
afterAll(() => by.close());

type Stage = { page: Page; frame: FrameLocator; capture: Host; site: Shop; end: () => Promise<void> };

/** A shop that embeds the page; `allowed` says by whom it may be held, given the shop's origin. */
async function stage(html: (captureUrl: string) => string, files: Record<string, string> = {}, allowed = (origin: string) => ({ ancestors: [origin], embed: [origin] })): Promise<Stage> {
  let url = '';
  const site = await shop(() => html(url), files);
  const { ancestors, embed } = allowed(site.url);
  const capture = await host({ ancestors, tenant: { name: 'Minato Bank', embed } });
  url = capture.url;
  const context = await by.newContext({ viewport: { width: 1024, height: 800 }, locale: 'en-US', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(site.url);
  const end = async (): Promise<void> => {
    await context.close();
    await capture.close();
    await site.close();
  };
  return { page, frame: page.frameLocator('iframe'), capture, site, end };
}

async function walk(frame: FrameLocator): Promise<void> {
  await frame.getByRole('button', { name: copy.consent.agree }).click();
  await frame.getByRole('button', { name: copy.review.use }).click({ timeout: 30_000 });
  await frame.getByRole('heading', { name: copy.finished.received.title }).waitFor({ timeout: 30_000 });
}

const plain = (captureUrl: string): string => block('html embed').replace('CAPTURE_URL', captureUrl);

describe('by the loader', () => {
  test('the person is verified in a dialogue, with the camera, and the shop hears that it is done', async () => {
    const it = await stage(plain);
    await it.page.getByRole('button', { name: 'Verify me' }).click();
    await walk(it.frame);
    await it.page.getByText('handed in: ver_01', { exact: true }).waitFor();
    if (process.env['HONNIN_SHOTS'] !== undefined) await it.page.screenshot({ path: join(process.env['HONNIN_SHOTS'], 'embed-done.png') });
    await it.frame.getByRole('button', { name: copy.finished.shut }).click();
    await it.page.getByText('handed in: ver_01 closed', { exact: true }).waitFor();
    expect(await it.page.locator('iframe').count()).toBe(0);
    await it.end();
  });

  test('Escape closes, the focus stays inside until then and goes back after', async () => {
    const it = await stage(plain);
    await it.page.getByRole('button', { name: 'Verify me' }).click();
    await it.frame.getByRole('heading', { name: copy.consent.title }).waitFor();
    await it.page.getByRole('button', { name: 'Close' }).focus();
    for (let i = 0; i < 8; i++) {
      await it.page.keyboard.press('Tab');
      expect(await it.page.evaluate(() => document.activeElement?.id)).not.toBe('verify');
    }
    await it.page.getByRole('button', { name: 'Close' }).focus();
    await it.page.keyboard.press('Escape');
    await it.page.getByText('closed').waitFor();
    expect(await it.page.evaluate(() => document.activeElement?.id)).toBe('verify');
    await it.end();
  });

  test('words of anybody else are not heard', async () => {
    const it = await stage(plain);
    await it.page.getByRole('button', { name: 'Verify me' }).click();
    await it.frame.getByRole('heading', { name: copy.consent.title }).waitFor();
    await it.page.evaluate(() => window.postMessage({ honnin: 1, type: 'done', verification: 'ver_evil' }, '*'));
    await it.page.waitForTimeout(200);
    expect(await it.page.locator('#state').textContent()).toBe('');
    await it.end();
  });
});

describe('a page that may not hold it', () => {
  test('is refused by the browser when the server names nobody', async () => {
    const it = await stage(plain, {}, () => ({ ancestors: [], embed: [] }));
    await it.page.getByRole('button', { name: 'Verify me' }).click();
    await it.page.waitForTimeout(1500);
    expect(it.capture.api.log).toStrictEqual([]);
    await it.end();
  });

  test('of another tenant sees nothing of this one', async () => {
    const it = await stage(plain, {}, (origin) => ({ ancestors: [origin], embed: ['https://shop.example'] }));
    await it.page.getByRole('button', { name: 'Verify me' }).click();
    await it.frame.getByRole('heading', { name: copy.stopped.framed.title }).waitFor();
    expect(await it.frame.getByText('Minato Bank').count()).toBe(0);
    await it.end();
  });
});

test('by React: the element shows the page, and takes it away with itself', async () => {
  const it = await stage((url) => `<!doctype html><title>Shop</title><div id="root" data-url="${url}"></div><script type="module" src="/app.js"></script>`, { '/app.js': await react() });
  await it.page.getByRole('button', { name: 'Verify me' }).click();
  await walk(it.frame);
  await it.page.getByText('Handed in. We will tell you.').waitFor({ state: 'attached' });
  await it.frame.getByRole('button', { name: copy.finished.shut }).click();
  await expect.poll(() => it.page.locator('iframe').count()).toBe(0);
  await it.end();
});

/** The React code of the docs, with the React that the console has, as one script. */
async function react(): Promise<string> {
  const entry = 'virtual:shop.tsx';
  const app = `${block('tsx react')}
import { createRoot } from 'react-dom/client'
const root = document.querySelector('#root')
createRoot(root).render(<Verify captureUrl={root.dataset.url} />)`;
  const modules = join(root, 'web-admin/node_modules');
  const out = (await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: {
      alias: [
        { find: /^@honnin\/capture\/react$/, replacement: join(root, 'web-capture/sdk/react/index.js') },
        { find: /^react$/, replacement: join(modules, 'react/index.js') },
        { find: /^react\/jsx-runtime$/, replacement: join(modules, 'react/jsx-runtime.js') },
        { find: /^react-dom\/client$/, replacement: join(modules, 'react-dom/client.js') },
      ],
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'react', development: false } },
    plugins: [{ name: 'shop', resolveId: (id) => (id === entry ? id : null), load: (id) => (id === entry ? { code: app, moduleType: 'tsx' } : null) }],
    build: { write: false, rollupOptions: { input: entry, preserveEntrySignatures: false } },
  })) as Rollup.RollupOutput;
  return out.output[0].code;
}
