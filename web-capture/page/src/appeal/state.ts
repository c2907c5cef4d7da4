/** An appeal as one state machine: the person's words, and one new photograph if they like. It is pure; drive.ts does what a state asks for. */
import type { Camera, Verification } from '../api/types.ts';
import type { CapturePlace } from '../camera/capture.tsx';
import { same } from '../plan.ts';
import type { Event as FlowEvent, Shot } from '../place.ts';

/** How much the server takes, in characters as it counts them. */
export const LONGEST = 2000;

/** Where an appeal is. `closed` cannot be objected to, or not any more; `link` is a pass that opens nothing; `server` does not answer as it should. */
export type Stage = 'loading' | 'form' | 'shooting' | 'away' | 'sending' | 'sent' | 'closed' | 'link' | 'server' | 'framed';

/** What stands in the way of what the person did last. */
export type Trouble = 'empty' | 'failed' | 'unusable' | 'again' | 'browser';

/** What is known of an appeal; `verification` is what the header and the camera need. */
export type Known = { readonly stage: 'form' | 'sent' | 'closed'; readonly verification: Verification };

export type State = {
  readonly stage: Stage;
  /** Where the camera is; it counts at `shooting` alone. */
  readonly place: CapturePlace;
  readonly verification: Verification | null;
  readonly words: string;
  readonly shot: Shot | null;
  /** The page has asked once to take a doubtful picture again. */
  readonly asked: boolean;
  readonly picture: 'none' | 'unsent' | 'sending' | 'kept';
  readonly camera: Camera | null;
  readonly session: 'none' | 'wanted' | 'open';
  readonly trouble: Trouble | null;
  /** The network is away; it is being tried again. */
  readonly lost: boolean;
};

/** Why the server did not take something. */
export type Refusal = 'closed' | 'link' | 'server' | 'unusable' | 'stale' | 'browser';

export type Event =
  | FlowEvent
  | { readonly type: 'known'; readonly known: Known }
  | { readonly type: 'words'; readonly words: string }
  | { readonly type: 'shoot' | 'leave' | 'send' | 'opened' | 'kept' | 'told' }
  | { readonly type: 'refused'; readonly why: Refusal };

const CAMERA: CapturePlace = { at: 'camera', what: 'selfie', unusable: false };

export const START: State = {
  stage: 'loading',
  place: CAMERA,
  verification: null,
  words: '',
  shot: null,
  asked: false,
  picture: 'none',
  camera: null,
  session: 'none',
  trouble: null,
  lost: false,
};

export function reduce(state: State, event: Event): State {
  switch (event.type) {
    case 'known':
      return { ...state, ...event.known, lost: false };
    case 'framed':
      return { ...START, stage: 'framed' };
    case 'words':
      return { ...state, words: Array.from(event.words).slice(0, LONGEST).join(''), trouble: state.trouble === 'empty' ? null : state.trouble };
    case 'shoot':
      return state.stage === 'form' ? { ...state, stage: 'shooting', place: CAMERA, asked: false, trouble: null } : state;
    case 'leave':
    case 'here':
      return state.stage === 'shooting' || state.stage === 'away' ? { ...state, stage: 'form' } : state;
    case 'handoff':
      return state.stage === 'shooting' ? { ...state, stage: 'away' } : state;
    case 'send':
      return send(state);
    case 'opened':
      return { ...state, session: 'open', lost: false };
    case 'kept':
      return { ...state, picture: 'kept', lost: false };
    case 'told':
      return { ...state, stage: 'sent', lost: false };
    case 'lost':
      return { ...state, lost: true };
    case 'retry':
      return state.stage === 'server' ? { ...state, stage: 'loading' } : shooting(state, event);
    case 'refused':
      return refused(state, event.why);
    default:
      return shooting(state, event);
  }
}

/** What happens at the camera. */
function shooting(state: State, event: Event): State {
  const { place } = state;
  if (state.stage !== 'shooting') return state;
  switch (event.type) {
    case 'camera':
      return state.session !== 'none' && same(state.camera, event.camera) ? state : { ...state, camera: event.camera, session: 'wanted' };
    case 'shot':
      if (place.at === 'review' || event.shot.frames.length === 0) return state;
      return { ...state, place: { at: 'review', what: 'selfie', shot: event.shot, insist: event.shot.doubt !== null && !state.asked } };
    case 'again':
      return { ...state, asked: true, place: CAMERA };
    case 'blocked':
      return { ...state, place: { at: 'blocked', what: 'selfie', why: event.why } };
    case 'retry':
      return { ...state, place: CAMERA };
    case 'accepted':
      return place.at === 'review' ? { ...state, stage: 'form', shot: place.shot, picture: 'sending', session: state.session === 'none' ? 'wanted' : state.session } : state;
    default:
      return state;
  }
}

/** The words leave behind the picture: with them it is over. */
function send(state: State): State {
  if (state.stage !== 'form') return state;
  if (state.words.trim() === '') return { ...state, trouble: 'empty' };
  const unsent = state.picture === 'unsent';
  return { ...state, stage: 'sending', trouble: null, picture: unsent ? 'sending' : state.picture, session: unsent && state.session === 'none' ? 'wanted' : state.session };
}

function refused(state: State, why: Refusal): State {
  const next: State = { ...state, lost: false };
  if (why === 'closed' || why === 'link') return { ...next, stage: why };
  if (state.stage === 'loading') return { ...next, stage: 'server' };
  const back: State = { ...next, stage: state.stage === 'sending' ? 'form' : state.stage, session: state.session === 'open' && why !== 'stale' ? 'open' : 'none' };
  switch (why) {
    case 'server':
      return { ...back, trouble: 'failed', picture: state.picture === 'sending' ? 'unsent' : state.picture };
    case 'browser':
      return { ...back, stage: 'form', trouble: 'browser', picture: 'none', shot: null };
    case 'unusable':
      return { ...back, trouble: 'unusable', picture: 'none', shot: null };
    case 'stale':
      return { ...back, trouble: 'again', picture: 'none', shot: null };
  }
}
