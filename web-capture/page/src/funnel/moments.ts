import type { Event, Place, State } from '../place.ts';
import { slot } from '../plan.ts';

/** One thing that happened on the way, for counting: what, at which step, when (ms since the page opened). Nothing about the person. */
export type Moment = { readonly type: Type; readonly step: string; readonly hint?: string; readonly at: number };

export type Type = 'step_shown' | 'step_done' | 'hint_shown' | 'retake' | 'abandon' | 'camera_refused' | 'file_fallback' | 'handed_off' | 'resumed' | 'sent';

/** The step that a place belongs to, in the server's words; empty where there is none. */
export function step({ at, ...place }: Place): string {
  if ('what' in place) return place.what === 'motion' ? 'motion' : slot(place.what).step;
  if (at === 'consent' || at === 'questions') return at;
  if (at === 'motion' || at === 'moving') return 'motion';
  if (at === 'sending' || at === 'waiting') return 'sending';
  return at === 'finished' ? 'done' : '';
}

/** What one event, which led from one state to another, is worth telling. */
export function moments(before: State, event: Event, after: State, at: number): Moment[] {
  const from = step(before.place);
  const to = step(after.place);
  const told: Moment[] = [];
  const tell = (type: Type, where: string): void => void told.push({ type, step: where, at });
  if (event.type === 'loaded' && after.verification?.steps.some((s) => s.done) === true && from === '') tell('resumed', to);
  if ((event.type === 'again' || (event.type === 'failed' && event.why === 'unusable' && event.key !== 'questions')) && before !== after) tell('retake', from);
  if (event.type === 'blocked' && event.why === 'refused' && before !== after) tell('camera_refused', from);
  if (event.type === 'shot' && before.place.at === 'blocked') tell('file_fallback', from);
  if (after.place.at === 'away' && before.place.at !== 'away') tell('handed_off', from);
  if (event.type === 'sent' && event.key === 'submit') tell('sent', 'sending');
  if (after.taken.length > before.taken.length) tell('step_done', from);
  if (from !== to && to !== '') tell('step_shown', to);
  return told;
}
