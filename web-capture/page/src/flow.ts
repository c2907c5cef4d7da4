/**
 * The whole flow, as one state machine: what the person sees (`place`) and what is still to be sent (`outbox`).
 * It is pure; drive.ts does what a state asks for and answers with an event. It judges nothing. The words are in place.ts.
 */
import type { Camera, Next, Outcome } from './api/types.ts';
import type { Event, Job, Part, State, Stopped } from './place.ts';
import { carried, open, pictures, same } from './plan.ts';
import { review, where } from './where.ts';

/** Versions of the consent text that this page can show, newest last. */
export const CONSENTS = ['2026-11-01'] as const;

/** How often the server may see things otherwise before the page stops asking. */
const PATIENCE = 2;

const NOWHERE: Next = { kind: 'none', url: null, notBefore: null };

export const START: State = {
  place: { at: 'loading' },
  verification: null,
  taken: [],
  skipped: [],
  answers: {},
  refused: null,
  asked: [],
  spoiled: [],
  advice: null,
  outbox: [],
  bytes: { done: 0, now: 0 },
  camera: undefined,
  lost: false,
  conflicts: 0,
};

export function reduce(state: State, event: Event): State {
  const { place } = state;
  switch (event.type) {
    case 'loaded':
      return place.at === 'loading' ? loaded({ ...state, verification: event.verification, advice: state.advice ?? event.verification.hint, lost: false }) : state;
    case 'status':
      return status(state, event);
    case 'agreed':
      if (place.at !== 'consent') return state;
      return onward(take(bound(state, state.camera ?? null), 'consent', [{ key: 'consent', version: place.version }]));
    case 'answered':
      if (place.at !== 'questions') return state;
      return onward(take(bound({ ...state, answers: event.answers, refused: null }), 'questions', [{ key: 'questions', answers: event.answers }]));
    case 'camera':
      return 'what' in place || place.at === 'motion' || place.at === 'moving' ? bound(state, event.camera) : state;
    case 'shot':
      if ((place.at !== 'camera' && place.at !== 'blocked') || place.what === 'motion' || event.shot.frames.length === 0) return state;
      return { ...state, place: review(state, place.what, event.shot) };
    case 'again':
      if (place.at === 'moving') return { ...state, place: where(state, 'motion') };
      if (place.at !== 'review') return state;
      return { ...state, asked: [...state.asked, place.what], place: where(state, place.what) };
    case 'accepted':
      return place.at === 'review' ? onward(take(bound(state), place.what, pictures(place.what, place.shot))) : state;
    case 'blocked':
      if (place.at === 'camera') return { ...state, place: { at: 'blocked', what: place.what, why: event.why } };
      return place.at === 'moving' || place.at === 'motion' ? { ...state, place: { at: 'blocked', what: 'motion', why: event.why } } : state;
    case 'begin':
      if (place.at !== 'motion' || place.phase !== 'intro') return state;
      return { ...bound(state), place: { ...place, phase: 'asked' }, outbox: [...bound(state).outbox, { key: 'challenge' }] };
    case 'recorded':
      return place.at === 'moving' ? onward(take(bound(state), 'motion', [{ key: 'motion/0', ...event.frame }])) : state;
    case 'skip':
      return skip(state);
    case 'handoff':
      return place.at === 'consent' || place.at === 'blocked' || place.at === 'camera' ? { ...state, place: { at: 'away', why: 'handoff' } } : state;
    case 'here':
      return place.at === 'away' ? { ...START, skipped: state.skipped, answers: state.answers } : state;
    case 'retry':
      return retry(state);
    case 'framed':
      return stop(START, 'framed');
    case 'lost':
      return { ...state, lost: true, bytes: { ...state.bytes, now: 0 } };
    case 'found':
      return { ...state, lost: false };
    case 'progress':
      return { ...state, lost: false, bytes: { ...state.bytes, now: event.bytes } };
    case 'sent':
      return sent(state, event);
    case 'outcome':
      return place.at === 'waiting' ? outcome(state, event.outcome) : state;
    case 'failed':
      return failed(state, event);
  }
}

function loaded(state: State): State {
  if (state.verification?.state === 'submitted') return { ...state, place: { at: 'waiting' } };
  if (state.verification !== null && state.verification.next !== null) return paused(state, state.verification.next);
  return state.verification?.state === 'closed' ? stop(state, 'closed') : onward(state);
}

/** News while the person is busy here, or elsewhere. */
function status(state: State, { verification, session }: Extract<Event, { type: 'status' }>): State {
  const { at } = state.place;
  if (at === 'away') return verification.state === 'capturing' || verification.state === 'created' ? { ...state, verification } : loaded({ ...state, verification });
  return session === 'moved' && at !== 'finished' && at !== 'stopped' ? moved({ ...state, verification }) : state;
}

/** The first thing that is not done, else sending. */
function onward(state: State): State {
  const part = open(state.verification).find((p) => !state.taken.includes(p) && !state.skipped.includes(p));
  if (part === undefined) {
    return { ...bound(state), place: { at: 'sending' }, outbox: [...bound(state).outbox.filter((j) => j.key !== 'submit'), { key: 'submit' }] };
  }
  if (part !== 'consent') return { ...state, place: where(state, part) };
  const consent = state.verification?.steps.find((s) => s.name === 'consent');
  // To record a consent to words that were not shown would be a false record.
  if (!CONSENTS.some((known) => known === consent?.version)) return stop(state, 'outdated');
  return { ...state, place: { at: 'consent', version: consent?.version ?? '' } };
}

/** Sees to it that a session for this camera is opened before what is sent next; without one, that there is any session. */
function bound(state: State, camera?: Camera | null): State {
  if (state.camera !== undefined && (camera === undefined || same(state.camera, camera))) return state;
  return { ...state, camera: camera ?? null, outbox: [...state.outbox, { key: 'session', camera: camera ?? null }] };
}

function take(state: State, part: Part, jobs: readonly Job[]): State {
  const spoiled = state.spoiled.filter((p) => p !== part);
  return { ...state, taken: [...state.taken, part], spoiled, advice: part === 'consent' || part === 'questions' ? state.advice : null, outbox: [...state.outbox, ...jobs] };
}

function skip(state: State): State {
  const { place } = state;
  const part = place.at === 'motion' || (place.at === 'blocked' && place.what === 'motion') ? 'motion' : place.at === 'camera' ? place.what : null;
  if (part === 'motion') return onward(take(bound(state), part, [{ key: 'alternative' }]));
  return part === 'back' ? onward({ ...state, skipped: [...state.skipped, part] }) : state;
}

function sent(state: State, { key, challenge }: Extract<Event, { type: 'sent' }>): State {
  const [head, ...rest] = state.outbox;
  if (head === undefined || head.key !== key) return state;
  const size = 'body' in head ? head.body.size : 0;
  const next: State = { ...state, outbox: rest, bytes: { done: state.bytes.done + size, now: 0 }, lost: false };
  if (key === 'submit') return { ...next, place: { at: 'waiting' } };
  if (key !== 'challenge' || state.place.at !== 'motion') return next;
  return { ...next, place: challenge === undefined ? where(state, 'motion') : { at: 'moving', challenge } };
}

/** The server wants more: what it lacks is walked again, with what it said would help. */
function outcome(state: State, it: Outcome): State {
  if (it.state === 'finished') return { ...state, place: { at: 'finished', outcome: it } };
  return it.state === 'submitted' ? state : { ...START, camera: state.camera, skipped: state.skipped, advice: it.hint };
}

function failed(state: State, { why, key, next: way = NOWHERE, question = '' }: Extract<Event, { type: 'failed' }>): State {
  const parts = carried(key ?? '');
  if (why === 'link' || why === 'browser') return stop({ ...state, outbox: [] }, why);
  if (why === 'moved') return moved(state);
  if (why === 'paused') return paused(state, way);
  if (why === 'unusable' && key === 'questions') return refused(state, question);
  if (why === 'server' || (why === 'unusable' && parts.length === 0)) return stop(state, 'server');
  if (why === 'spent') return { ...state, outbox: state.outbox.slice(1), place: { at: 'motion', phase: 'spent', unusable: false } };
  if (why !== 'unusable' && state.conflicts >= PATIENCE) return stop({ ...state, outbox: [] }, 'server');
  // The server sees it otherwise (an expiry, a change by staff): ask it again.
  if (why === 'conflict') return { ...START, verification: state.verification, skipped: state.skipped, answers: state.answers, conflicts: state.conflicts + 1 };
  const outbox = state.outbox.filter((job) => parts.length === 0 || (job.key !== 'submit' && !carried(job.key).some((p) => parts.includes(p))));
  const taken = state.taken.filter((part) => !parts.includes(part));
  const next: State = { ...state, outbox, taken, spoiled: [...state.spoiled, ...parts], bytes: { ...state.bytes, now: 0 } };
  if (why === 'unusable') return state.place.at === 'sending' ? onward(next) : next;
  const again: State = { ...next, conflicts: state.conflicts + 1, outbox: [{ key: 'session', camera: state.camera ?? null }, ...outbox] };
  return state.place.at === 'sending' && parts.length > 0 ? onward(again) : again;
}

/** An answer that the server does not take is asked for at once, unless something was just taken. */
function refused(state: State, question: string): State {
  const outbox = state.outbox.filter(({ key }) => key !== 'questions' && key !== 'submit');
  const next: State = { ...state, outbox, refused: question, taken: state.taken.filter((part) => part !== 'questions') };
  return ['camera', 'motion', 'sending'].includes(state.place.at) ? onward(next) : next;
}

function retry(state: State): State {
  const { place } = state;
  if (place.at === 'blocked') return { ...state, place: where(state, place.what) };
  if (place.at !== 'stopped' || place.why !== 'server') return state;
  return state.outbox.length === 0 ? { ...state, conflicts: 0, place: { at: 'loading' } } : onward(state);
}

/** There are no more tries for now. It looks like any other end without a confirmation. */
function paused(state: State, next: Next): State {
  return { ...state, outbox: [], place: { at: 'finished', outcome: { state: 'finished', result: 'not_confirmed', next } } };
}

function moved(state: State): State {
  return { ...state, outbox: [], lost: false, place: { at: 'away', why: 'moved' } };
}

function stop(state: State, why: Stopped): State {
  return { ...state, lost: false, place: { at: 'stopped', why } };
}
