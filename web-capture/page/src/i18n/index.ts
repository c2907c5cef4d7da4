import type { Copy } from './copy.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';

export type { Copy } from './copy.ts';

/** To add a language: one file beside this one, one entry here. */
export const languages = { ja, en } satisfies Record<string, Copy>;

export type Language = keyof typeof languages;

/** The languages that the page may speak: all it can, unless the server names some. */
export function spoken(allowed: readonly Language[]): readonly Language[] {
  return allowed.length === 0 ? (Object.keys(languages) as Language[]) : allowed;
}

/** The person's own choice first, then the server's, then the browser's; else the first that the page may speak. */
export function pick(chosen: string | null, server: string | null, browser: readonly string[], allowed: readonly Language[] = []): Language {
  const wanted = [chosen, server, ...browser].map((tag) => tag?.toLowerCase().split('-')[0]);
  const known = spoken(allowed);
  return wanted.find((tag): tag is Language => tag !== undefined && (known as readonly string[]).includes(tag)) ?? known[0] ?? 'ja';
}
