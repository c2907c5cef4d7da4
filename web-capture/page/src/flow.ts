/**
 * The whole flow, as one state machine: what the person sees (`place`) and what is still to be sent (`outbox`).
 * It is pure; drive.ts does what a state asks for and answers with an event. It judges nothing.
 */
import type { CaptureName, CaptureStep, Verification } from './api/types.ts';
import type { Hint } from './hints/hint.ts';

/** Pictures of one step as taken, in order of time. */
export type Shot = { readonly frames: readonly Blob[]; readonly doubt: Hint | null };

/** Why the camera does not serve. */
export type Blocked = 'refused' | 'missing' | 'busy' | 'black' | 'taken' | 'unsupported';

/** Why the page can go no further. */
export type Stopped = 'link' | 'closed' | 'already' | 'server' | 'outdated';

export type Place =
  | { readonly at: 'loading' }
  | { readonly at: 'consent'; readonly version: string }
  | { readonly at: 'camera'; readonly step: CaptureName; readonly unusable: boolean }
  | { readonly at: 'review'; readonly step: CaptureName; readonly shot: Shot; readonly insist: boolean }
  | { readonly at: 'blocked'; readonly step: CaptureName; readonly why: Blocked }
  | { readonly at: 'sending' }
  | { readonly at: 'done' }
  | { readonly at: 'stopped'; readonly why: Stopped };

/** One request to the server. They leave in order, one at a time, and each may safely be repeated. */
export type Job =
  | { readonly key: 'consent'; readonly version: string }
  | { readonly key: `${CaptureName}/${number}`; readonly body: Blob }
  | { readonly key: 'submit' };

export type State = {
  readonly place: Place;
  readonly verification: Verification | null;
  /** Steps that the person has finished on this page, sent or not. */
  readonly taken: readonly (CaptureName | 'consent')[];
  /** Steps for which the page has already asked to take a doubtful picture again. */
  readonly asked: readonly CaptureName[];
  /** Steps whose pictures the server could not read. */
  readonly spoiled: readonly CaptureName[];
  readonly outbox: readonly Job[];
  /** Bytes of pictures: all that were queued, those the server has, those of the present request under way. */
  readonly bytes: { readonly total: number; readonly done: number; readonly now: number };
  /** The network is away; drive.ts is trying again. */
  readonly lost: boolean;
  readonly conflicts: number;
};

export type Event =
  | { readonly type: 'loaded'; readonly verification: Verification }
  | { readonly type: 'agreed' }
  | { readonly type: 'shot'; readonly shot: Shot }
  | { readonly type: 'blocked'; readonly why: Blocked }
  | { readonly type: 'accepted' | 'again' | 'retry' | 'lost' | 'found' }
  | { readonly type: 'progress'; readonly bytes: number }
  | { readonly type: 'sent'; readonly key: Job['key'] }
  | { readonly type: 'failed'; readonly why: 'link' | 'conflict' | 'unusable' | 'server'; readonly key: Job['key'] | null };

/** Versions of the consent text that this page can show, newest last. */
export const CONSENTS = ['2026-11-01'] as const;

export const START: State = {
  place: { at: 'loading' },
  verification: null,
  taken: [],
  asked: [],
  spoiled: [],
  outbox: [],
  bytes: { total: 0, done: 0, now: 0 },
  lost: false,
  conflicts: 0,
};

export function reduce(state: State, event: Event): State {
  const { place } = state;
  switch (event.type) {
    case 'loaded':
      return place.at === 'loading' ? loaded({ ...state, verification: event.verification, lost: false }) : state;
    case 'agreed':
      if (place.at !== 'consent') return state;
      return onward(queue(state, 'consent', [{ key: 'consent', version: place.version }]));
    case 'shot':
      if ((place.at !== 'camera' && place.at !== 'blocked') || event.shot.frames.length === 0) return state;
      return { ...state, place: review(state, place.step, event.shot) };
    case 'again':
      if (place.at !== 'review') return state;
      return { ...state, asked: [...state.asked, place.step], place: camera(state, place.step) };
    case 'accepted':
      if (place.at !== 'review') return state;
      return onward(queue(state, place.step, place.shot.frames.map((body, i) => ({ key: `${place.step}/${i}`, body }))));
    case 'blocked':
      return place.at === 'camera' ? { ...state, place: { at: 'blocked', step: place.step, why: event.why } } : state;
    case 'retry':
      return retry(state);
    case 'lost':
      return { ...state, lost: true, bytes: { ...state.bytes, now: 0 } };
    case 'found':
      return { ...state, lost: false };
    case 'progress':
      return { ...state, lost: false, bytes: { ...state.bytes, now: event.bytes } };
    case 'sent':
      return sent(state, event.key);
    case 'failed':
      return failed(state, event);
  }
}

function loaded(state: State): State {
  switch (state.verification?.state) {
    case 'submitted':
      return stop(state, 'already');
    case 'closed':
      return stop(state, 'closed');
    default:
      return onward(state);
  }
}

/** The first step that is not done, else sending. */
function onward(state: State): State {
  const step = state.verification?.steps.find((s) => !s.done && !state.taken.includes(s.name));
  if (step === undefined) {
    return { ...state, place: { at: 'sending' }, outbox: [...state.outbox.filter((j) => j.key !== 'submit'), { key: 'submit' }] };
  }
  if (step.name === 'selfie' || step.name === 'reference') return { ...state, place: camera(state, step.name) };
  // To record a consent to words that were not shown would be a false record.
  if (step.name !== 'consent' || !CONSENTS.some((known) => known === step.version)) return stop(state, 'outdated');
  return { ...state, place: { at: 'consent', version: step.version } };
}

function camera(state: State, step: CaptureName): Place {
  return { at: 'camera', step, unusable: state.spoiled.includes(step) };
}

/** A doubtful picture is questioned once; after that the person decides. */
function review(state: State, step: CaptureName, shot: Shot): Place {
  return { at: 'review', step, shot, insist: shot.doubt !== null && !state.asked.includes(step) };
}

function queue(state: State, step: CaptureName | 'consent', jobs: readonly Job[]): State {
  const total = jobs.reduce((sum, job) => sum + size(job), state.bytes.total);
  const spoiled = state.spoiled.filter((name) => name !== step);
  return { ...state, taken: [...state.taken, step], spoiled, outbox: [...state.outbox, ...jobs], bytes: { ...state.bytes, total } };
}

function size(job: Job): number {
  return 'body' in job ? job.body.size : 0;
}

function sent(state: State, key: Job['key']): State {
  const [head, ...rest] = state.outbox;
  if (head === undefined || head.key !== key) return state;
  const bytes = { ...state.bytes, done: state.bytes.done + size(head), now: 0 };
  const next: State = { ...state, outbox: rest, bytes, lost: false };
  return key === 'submit' ? { ...next, place: { at: 'done' } } : next;
}

function failed(state: State, { why, key }: Extract<Event, { type: 'failed' }>): State {
  if (why === 'link') return stop({ ...state, outbox: [] }, 'link');
  if (why === 'server') return stop(state, 'server');
  if (why === 'conflict') {
    // The server sees it otherwise (another tab, an expiry): ask it again, but not for ever.
    if (state.conflicts > 1) return stop({ ...state, outbox: [] }, 'server');
    return { ...START, verification: state.verification, asked: state.asked, conflicts: state.conflicts + 1 };
  }
  const step = state.verification?.steps.find((s): s is CaptureStep => s.name !== 'consent' && key?.startsWith(`${s.name}/`) === true);
  if (step === undefined) return stop(state, 'server');
  const outbox = state.outbox.filter((job) => job.key !== 'submit' && !job.key.startsWith(`${step.name}/`));
  const total = outbox.reduce((sum, job) => sum + size(job), 0);
  const taken = state.taken.filter((name) => name !== step.name);
  const next = { ...state, outbox, taken, spoiled: [...state.spoiled, step.name], bytes: { total, done: 0, now: 0 } };
  return state.place.at === 'sending' ? onward(next) : next;
}

function retry(state: State): State {
  const { place } = state;
  if (place.at === 'blocked') return { ...state, place: camera(state, place.step) };
  if (place.at !== 'stopped' || place.why !== 'server') return state;
  return state.outbox.length === 0 ? { ...state, conflicts: 0, place: { at: 'loading' } } : onward(state);
}

function stop(state: State, why: Stopped): State {
  return { ...state, lost: false, place: { at: 'stopped', why } };
}
