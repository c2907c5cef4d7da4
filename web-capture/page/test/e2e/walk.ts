import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { host, type Host } from './host.ts';
import { expect } from 'vitest';
import type { Options } from '../fake/server.ts';

/** Films and pictures of real people; `make people` cuts them. */
export const PEOPLE = process.env['HONNIN_PEOPLE'] ?? resolve(import.meta.dirname, '../../../../build/people');
const SHOTS = process.env['HONNIN_SHOTS'];
const CHROMIUM = process.env['HONNIN_CHROMIUM'] ?? '/usr/bin/chromium';

export type View = { width?: number; height?: number; locale?: 'ja-JP' | 'en-US'; dark?: boolean };

/** A browser whose camera shows a film; none without one. */
export function browser(film: string | null): Promise<Browser> {
  const camera = film === null ? [] : ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
  return chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--use-fake-ui-for-media-stream', ...camera],
  });
}

export type Walk = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly host: Host;
  /** What the console said that it should not have. */
  readonly errors: string[];
  readonly shot: (name: string) => Promise<void>;
  readonly end: () => Promise<void>;
};

/** Opens the page in a fresh context against a fresh fake API. */
export async function walk(by: Browser, options: Options = {}, view: View = {}): Promise<Walk> {
  const { width = 390, height = 844, locale = 'ja-JP', dark = false } = view;
  const at = await host(options);
  const context = await by.newContext({
    viewport: { width, height },
    locale,
    colorScheme: dark ? 'dark' : 'light',
    deviceScaleFactor: width < 500 ? 2 : 1,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  const label = `${width}-${locale.slice(0, 2)}-${dark ? 'dark' : 'light'}`;
  return {
    page,
    context,
    host: at,
    errors,
    shot: async (name) => {
      if (SHOTS === undefined) return;
      mkdirSync(SHOTS, { recursive: true });
      await page.screenshot({ path: join(SHOTS, `${name}-${label}.png`) });
    },
    end: async () => {
      await context.close();
      await at.close();
    },
  };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Holds the page to WCAG 2.2 AA, contrast measured as rendered. */
export async function axe({ page }: Walk): Promise<void> {
  // Given as an expression to the debugger, which the content security policy does not bind.
  await page.evaluate(AXE);
  const found = await page.evaluate(async (): Promise<string[]> => {
    const { axe: checker } = globalThis as unknown as { axe: Checker };
    const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await checker.run({ runOnly: { type: 'tag', values } });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  });
  expect(found).toStrictEqual([]);
}

type Checker = { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
