import type { Copy } from './copy.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';

export type { Copy } from './copy.ts';

/** To add a language: one file beside this one, one entry here. */
export const languages = { ja, en } satisfies Record<string, Copy>;

export type Language = keyof typeof languages;

/** The person's own choice first, then the server's, then the browser's; Japanese otherwise. */
export function pick(chosen: string | null, server: string | null, browser: readonly string[]): Language {
  const wanted = [chosen, server, ...browser].map((tag) => tag?.toLowerCase().split('-')[0]);
  return wanted.find((tag): tag is Language => tag !== undefined && Object.keys(languages).includes(tag)) ?? 'ja';
}
