import { START } from './flow.ts';
import type { Part, State } from './place.ts';

/** The part of sessionStorage that is needed. */
export type Store = { getItem(key: string): string | null; setItem(key: string, value: string): void };

/** What a reload must not forget: the server knows what it has, but not what the person put aside or that they went elsewhere. */
type Kept = { readonly token: string; readonly skipped: readonly Part[]; readonly away: 'handoff' | 'moved' | null };

const KEY = 'honnin-capture';

/** The state to begin with for a link. */
export function recall(store: Store | null, token: string): State {
  const kept = read(store);
  if (kept === null || kept.token !== token) return START;
  return { ...START, skipped: kept.skipped, place: kept.away === null ? START.place : { at: 'away', why: kept.away } };
}

export function remember(store: Store | null, token: string, { place, skipped }: State): void {
  const kept: Kept = { token, skipped, away: place.at === 'away' ? place.why : null };
  try {
    store?.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing only asks the person once more.
  }
}

function read(store: Store | null): Kept | null {
  try {
    const it = JSON.parse(store?.getItem(KEY) ?? 'null') as Partial<Kept> | null;
    if (typeof it?.token !== 'string' || !Array.isArray(it.skipped)) return null;
    const away = it.away === 'handoff' || it.away === 'moved' ? it.away : null;
    return { token: it.token, skipped: it.skipped.filter((part) => part === 'back'), away };
  } catch {
    return null;
  }
}
