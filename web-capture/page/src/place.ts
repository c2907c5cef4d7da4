/** The words of the flow: where a person can be, what can wait to be sent, and what can happen. flow.ts moves between them. */
import type { Answers, Camera, Challenge, Finished, Hint as ServerHint, Next, Outcome, Presence, Verification } from './api/types.ts';
import type { Hint } from './hints/hint.ts';

/** A picture to take: one side of a document, the person's face, the portrait in a document. */
export type Target = 'front' | 'back' | 'selfie' | 'reference';

/** One thing that is asked of the person. */
export type Part = 'consent' | 'questions' | Target | 'motion';

/** One picture, and when it was taken on the page's clock (ms). */
export type Frame = { readonly body: Blob; readonly at: number };

/** Pictures as taken, in order of time; `doubt` says what stands against them. */
export type Shot = { readonly frames: readonly Frame[]; readonly doubt: Hint | null };

/** Why the camera does not serve. */
export type Blocked = 'refused' | 'missing' | 'busy' | 'black' | 'taken' | 'unsupported';

/** Why the page can go no further. */
export type Stopped = 'link' | 'closed' | 'server' | 'outdated' | 'browser' | 'framed';

export type Place =
  | { readonly at: 'loading' }
  | { readonly at: 'consent'; readonly version: string }
  | { readonly at: 'questions' }
  | { readonly at: 'camera'; readonly what: Target; readonly unusable: boolean }
  | { readonly at: 'review'; readonly what: Target; readonly shot: Shot; readonly insist: boolean }
  | { readonly at: 'blocked'; readonly what: Target | 'motion'; readonly why: Blocked }
  | { readonly at: 'motion'; readonly phase: 'intro' | 'asked' | 'spent'; readonly unusable: boolean }
  | { readonly at: 'moving'; readonly challenge: Challenge }
  | { readonly at: 'sending' }
  | { readonly at: 'waiting' }
  | { readonly at: 'finished'; readonly outcome: Finished }
  /** The person goes on elsewhere: this page stays quiet and tells how far they are. */
  | { readonly at: 'away'; readonly why: 'handoff' | 'moved' }
  | { readonly at: 'stopped'; readonly why: Stopped };

/** One request to the server. They leave in order, one at a time, and each may safely be repeated. */
export type Job =
  | { readonly key: 'session'; readonly camera: Camera | null }
  | { readonly key: 'consent'; readonly version: string }
  | { readonly key: 'questions'; readonly answers: Answers }
  | ({ readonly key: `${'document' | 'selfie' | 'reference' | 'motion'}/${number}` } & Frame)
  | { readonly key: 'challenge' | 'alternative' | 'submit' };

export type State = {
  readonly place: Place;
  readonly verification: Verification | null;
  /** What the person has finished on this page, sent or not. */
  readonly taken: readonly Part[];
  /** What the person has said is not there. */
  readonly skipped: readonly Part[];
  /** What the person has answered; it outlives a refusal. */
  readonly answers: Answers;
  /** The question whose answer the server refused, empty when it did not say which; null for none. */
  readonly refused: string | null;
  /** Pictures that the page has already asked to take again. */
  readonly asked: readonly Target[];
  /** What was taken and the server could not use. */
  readonly spoiled: readonly Part[];
  /** What the server asks to do better; it stands until the next picture is kept. */
  readonly advice: ServerHint | null;
  readonly outbox: readonly Job[];
  /** Bytes of pictures: those the server has, those of the present request under way. */
  readonly bytes: { readonly done: number; readonly now: number };
  /** The camera that the newest session was told of; undefined before the first session. */
  readonly camera: Camera | null | undefined;
  /** The network is away; drive.ts is trying again. */
  readonly lost: boolean;
  readonly conflicts: number;
};

export type Failure = 'link' | 'conflict' | 'unusable' | 'server' | 'moved' | 'stale' | 'spent' | 'browser' | 'paused';

export type Event =
  | { readonly type: 'loaded'; readonly verification: Verification }
  | { readonly type: 'status'; readonly verification: Verification; readonly session: Presence }
  | { readonly type: 'camera'; readonly camera: Camera }
  | { readonly type: 'shot'; readonly shot: Shot }
  | { readonly type: 'recorded'; readonly frame: Frame }
  | { readonly type: 'blocked'; readonly why: Blocked }
  | { readonly type: 'agreed' | 'accepted' | 'again' | 'begin' | 'skip' | 'handoff' | 'here' | 'retry' | 'lost' | 'found' | 'framed' }
  | { readonly type: 'answered'; readonly answers: Answers }
  | { readonly type: 'progress'; readonly bytes: number }
  | { readonly type: 'sent'; readonly key: Job['key']; readonly challenge?: Challenge }
  | { readonly type: 'outcome'; readonly outcome: Outcome }
  | { readonly type: 'failed'; readonly why: Failure; readonly key: Job['key'] | null; readonly next?: Next; readonly question?: string };
