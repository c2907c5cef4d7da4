import type { Hint } from '../hints/hint.ts';
import type { Event, State } from '../place.ts';
import { moments, step, type Moment } from './moments.ts';

/** An upload of moments holds at most so many. */
export const MOST = 50;
/** How long moments are gathered (ms). */
export const PAUSE = 5000;

export type Means = {
  /** Fire and forget; must outlive the page. */
  readonly post: (body: string) => void;
  readonly now: () => number;
  readonly later: (work: () => void, ms: number) => unknown;
};

export type Report = {
  readonly event: (before: State, event: Event, after: State) => void;
  readonly hint: (state: State, hint: Hint) => void;
  /** The page goes away: what was gathered leaves, with a word that the person stopped before the end. */
  readonly leave: (state: State) => void;
};

/** Gathers what happens on the way and tells it in batches; losing some is no harm. */
export function report({ post, now, later }: Means): Report {
  let gathered: Moment[] = [];
  let due = false;
  let over = false;

  const flush = (): void => {
    due = false;
    while (gathered.length > 0) {
      post(JSON.stringify({ events: gathered.slice(0, MOST) }));
      gathered = gathered.slice(MOST);
    }
  };
  const tell = (found: readonly Moment[]): void => {
    gathered.push(...found);
    if (gathered.length === 0 || due) return;
    due = true;
    later(flush, PAUSE);
  };

  return {
    event: (before, event, after) => tell(moments(before, event, after, Math.round(now()))),
    hint: ({ place }, hint) => tell([{ type: 'hint_shown', step: step(place), hint, at: Math.round(now()) }]),
    leave: ({ place }) => {
      const where = step(place);
      if (!over && where !== '' && where !== 'done' && place.at !== 'waiting') tell([{ type: 'abandon', step: where, at: Math.round(now()) }]);
      over = true;
      flush();
    },
  };
}
