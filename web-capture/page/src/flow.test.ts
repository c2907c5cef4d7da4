import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { frame, verification } from '../test/kit/verification.ts';
import type { Verification } from './api/types.ts';
import { reduce, START } from './flow.ts';
import type { Blocked, Event, State } from './place.ts';

const both = verification(['selfie', 'reference']);
const shot: Event = { type: 'shot', shot: { frames: [frame(), frame(), frame()], doubt: null } };
const doubtful: Event = { type: 'shot', shot: { frames: [frame()], doubt: 'dark' } };
const agreed: Event = { type: 'agreed' };
const accepted: Event = { type: 'accepted' };

function after(...events: Event[]): State {
  return events.reduce(reduce, START);
}

function opened(it: Verification, ...events: Event[]): State {
  return after({ type: 'loaded', verification: it }, ...events);
}

function keys(state: State): string[] {
  return state.outbox.map((job) => job.key);
}

/** The server takes all that waits. */
function flush(state: State): State {
  return state.outbox.reduce((next, job) => reduce(next, { type: 'sent', key: job.key }), state);
}

test('the machine fits on a few pages', () => {
  const lines = readFileSync(new URL('flow.ts', import.meta.url), 'utf8').split('\n').length;
  expect(lines).toBeLessThan(200);
});

describe('the straight way', () => {
  test('goes from consent by the server’s steps to done', () => {
    let state = opened(both);
    expect(state.place).toStrictEqual({ at: 'consent', version: '2026-11-01' });
    state = reduce(state, agreed);
    expect(state.place).toStrictEqual({ at: 'camera', what: 'selfie', unusable: false });
    state = reduce(state, shot);
    expect(state.place).toMatchObject({ at: 'review', what: 'selfie', insist: false });
    state = reduce(state, accepted);
    expect(state.place).toMatchObject({ at: 'camera', what: 'reference' });
    state = reduce(reduce(state, shot), accepted);
    expect(state.place).toStrictEqual({ at: 'sending' });
    expect(keys(state)).toStrictEqual([
      'session', 'consent', 'selfie/0', 'selfie/1', 'selfie/2', 'reference/0', 'reference/1', 'reference/2', 'submit',
    ]);
    expect(flush(state).place).toStrictEqual({ at: 'waiting' });
    expect(flush(state).outbox).toStrictEqual([]);
  });

  test('nothing leaves before the person agrees, and the consent leaves first', () => {
    expect(keys(opened(both))).toStrictEqual([]);
    expect(keys(opened(both, agreed))).toStrictEqual(['session', 'consent']);
  });

  test('pictures leave while the next step is at the camera', () => {
    const state = flush(opened(both, agreed, shot, accepted));
    expect(state.place).toMatchObject({ at: 'camera', what: 'reference' });
    expect(state.outbox).toStrictEqual([]);
  });

  test('takes the steps up where the server says they are', () => {
    const [consent, selfie, reference] = both.steps;
    if (consent === undefined || selfie === undefined || reference === undefined) throw new Error('three steps');
    const half = { ...both, steps: [{ ...consent, done: true }, { ...selfie, done: true }, reference] };
    expect(opened(half).place).toMatchObject({ at: 'camera', what: 'reference' });
    const full = { ...both, steps: half.steps.map((step) => ({ ...step, done: true })) };
    expect(opened(full).place).toStrictEqual({ at: 'sending' });
    expect(keys(opened(full))).toStrictEqual(['session', 'submit']);
  });
});

describe('questions', () => {
  const asked = verification(['questions', 'selfie']);
  const answers = { work: 'fisher' };
  const answered: Event = { type: 'answered', answers };
  const refusal: Event = { type: 'failed', why: 'unusable', key: 'questions', question: 'work' };

  test('are answered at their place among the steps, and leave while the next one is walked', () => {
    const state = opened(asked, agreed, answered);
    expect(opened(asked, agreed).place).toStrictEqual({ at: 'questions' });
    expect(state.place).toMatchObject({ at: 'camera', what: 'selfie' });
    expect(state.outbox).toContainEqual({ key: 'questions', answers });
  });

  test('are not asked again once the server has the answers', () => {
    expect(opened({ ...asked, steps: asked.steps.map((step) => ({ ...step, done: step.name !== 'selfie' })) }).place).toMatchObject({ at: 'camera' });
  });

  test('come back at once with a refusal, with what was answered', () => {
    const state = reduce(opened(asked, agreed, answered), refusal);
    expect(state).toMatchObject({ place: { at: 'questions' }, refused: 'work', answers });
    expect(keys(state)).toStrictEqual(['session', 'consent']);
    const again = reduce(state, { type: 'answered', answers: { work: 'baker' } });
    expect(again).toMatchObject({ place: { at: 'camera' }, refused: null });
    expect(again.outbox).toContainEqual({ key: 'questions', answers: { work: 'baker' } });
  });

  test('wait with a refusal until a picture that was just taken is decided on', () => {
    const state = reduce(opened(asked, agreed, answered, shot), refusal);
    expect(state.place).toMatchObject({ at: 'review' });
    expect(reduce(state, accepted).place).toStrictEqual({ at: 'questions' });
    expect(keys(reduce(state, accepted))).not.toContain('submit');
  });

  test('keep their answers when the session is stale, or the server sees things otherwise', () => {
    const state = opened(verification(['questions']), agreed, answered);
    expect(keys(reduce(state, { type: 'failed', why: 'stale', key: 'questions' }))).toStrictEqual(['session', 'session', 'consent', 'questions', 'submit']);
    expect(reduce(state, { type: 'failed', why: 'conflict', key: 'questions' })).toMatchObject({ place: { at: 'loading' }, answers });
  });

  test('elsewhere, answers change nothing', () => {
    expect(reduce(opened(both, agreed), answered)).toStrictEqual(opened(both, agreed));
  });
});

describe('review', () => {
  test('a doubtful picture is questioned once', () => {
    const first = opened(both, agreed, doubtful);
    expect(first.place).toMatchObject({ insist: true });
    const second = reduce(reduce(first, { type: 'again' }), doubtful);
    expect(second.place).toMatchObject({ insist: false });
  });

  test('a doubtful picture may be used all the same: the page judges nothing', () => {
    expect(keys(opened(both, agreed, doubtful, accepted))).toContain('selfie/0');
  });

  test('nothing is queued until the person accepts', () => {
    expect(keys(opened(both, agreed, shot))).toStrictEqual(['session', 'consent']);
    expect(keys(opened(both, agreed, shot, { type: 'again' }, shot, accepted)).filter((key) => key === 'selfie/0')).toHaveLength(1);
  });

  test('an empty burst is no shot', () => {
    const state = opened(both, agreed);
    expect(reduce(state, { type: 'shot', shot: { frames: [], doubt: null } })).toBe(state);
  });
});

describe('the camera', () => {
  test.each<Blocked>(['refused', 'missing', 'busy', 'black', 'taken', 'unsupported'])('%s: retry, or a file', (why) => {
    const state = opened(both, agreed, { type: 'blocked', why });
    expect(state.place).toStrictEqual({ at: 'blocked', what: 'selfie', why });
    expect(reduce(state, { type: 'retry' }).place).toMatchObject({ at: 'camera', what: 'selfie' });
    expect(reduce(state, shot).place).toMatchObject({ at: 'review', what: 'selfie' });
  });

  test('a camera that stops late disturbs nobody', () => {
    const state = opened(both, agreed, shot);
    expect(reduce(state, { type: 'blocked', why: 'taken' })).toBe(state);
  });
});

describe('the server', () => {
  test('says that all was handed in: the outcome is waited for', () => {
    expect(opened(verification(['selfie'], { state: 'submitted' })).place).toStrictEqual({ at: 'waiting' });
  });

  test('says that it is closed', () => {
    expect(opened(verification(['selfie'], { state: 'closed' })).place).toStrictEqual({ at: 'stopped', why: 'closed' });
  });

  test('asks for a consent to words that the page does not have', () => {
    const it = { ...both, steps: [{ name: 'consent' as const, version: '1999-01-01', done: false }] };
    expect(opened(it).place).toStrictEqual({ at: 'stopped', why: 'outdated' });
  });

  test('does not know the link: nothing more is sent', () => {
    const state = opened(both, agreed, { type: 'failed', why: 'link', key: 'consent' });
    expect(state).toMatchObject({ place: { at: 'stopped', why: 'link' }, outbox: [] });
  });

  test('fails: what was to be sent waits, and retry goes on', () => {
    const sending = opened(verification(), agreed, shot, accepted);
    const failed = reduce(sending, { type: 'failed', why: 'server', key: 'selfie/0' });
    expect(failed.place).toStrictEqual({ at: 'stopped', why: 'server' });
    const again = reduce(failed, { type: 'retry' });
    expect(again.place).toStrictEqual({ at: 'sending' });
    expect(keys(again)).toStrictEqual(keys(sending));
  });

  test('fails at the start: retry loads', () => {
    expect(after({ type: 'failed', why: 'server', key: null }, { type: 'retry' }).place).toStrictEqual({ at: 'loading' });
  });

  test('sees it otherwise: it is asked again, twice at most', () => {
    const conflict: Event = { type: 'failed', why: 'conflict', key: 'submit' };
    const loaded: Event = { type: 'loaded', verification: both };
    const once = opened(both, agreed, conflict);
    expect(once).toMatchObject({ place: { at: 'loading' }, outbox: [], taken: [] });
    const thrice = [loaded, conflict, loaded, conflict].reduce(reduce, once);
    expect(thrice.place).toStrictEqual({ at: 'stopped', why: 'server' });
    expect(reduce(thrice, { type: 'retry' })).toMatchObject({ place: { at: 'loading' }, conflicts: 0 });
  });

  test('cannot read a picture: the step is walked again, the others stay', () => {
    const sending = opened(both, agreed, shot, accepted, shot, accepted);
    const state = reduce(sending, { type: 'failed', why: 'unusable', key: 'selfie/1' });
    expect(state.place).toStrictEqual({ at: 'camera', what: 'selfie', unusable: true });
    expect(keys(state)).toStrictEqual(['session', 'consent', 'reference/0', 'reference/1', 'reference/2']);
    const again = reduce(reduce(state, shot), accepted);
    expect(again.place).toStrictEqual({ at: 'sending' });
    expect(again.spoiled).toStrictEqual([]);
  });

  test('cannot read a picture while the person is at the next step: that one is finished first', () => {
    const there = opened(both, agreed, shot, accepted);
    const state = reduce(there, { type: 'failed', why: 'unusable', key: 'selfie/0' });
    expect(state.place).toMatchObject({ what: 'reference' });
    expect(reduce(reduce(state, shot), accepted).place).toMatchObject({ at: 'camera', what: 'selfie', unusable: true });
  });

  test('cannot read something that is no picture', () => {
    expect(opened(both, { type: 'failed', why: 'unusable', key: 'submit' }).place).toMatchObject({ why: 'server' });
  });
});

describe('the network', () => {
  test('counts the bytes of what the server has and of what is under way', () => {
    const sending = flushConsent(opened(verification(), agreed, shot, accepted));
    const under = reduce(sending, { type: 'progress', bytes: 7 });
    expect(under.bytes).toStrictEqual({ done: 0, now: 7 });
    expect(reduce(under, { type: 'sent', key: 'selfie/0' }).bytes).toStrictEqual({ done: 10, now: 0 });
    expect(reduce(under, { type: 'lost' })).toMatchObject({ lost: true, bytes: { now: 0 } });
  });

  test('comes back', () => {
    const lost = reduce(opened(verification(), agreed, { type: 'sent', key: 'session' }), { type: 'lost' });
    expect(reduce(lost, { type: 'found' }).lost).toBe(false);
    expect(reduce(lost, { type: 'sent', key: 'consent' }).lost).toBe(false);
  });

  test('an answer to what no longer waits changes nothing', () => {
    const state = opened(both, agreed);
    expect(reduce(state, { type: 'sent', key: 'submit' })).toBe(state);
  });
});

test('events that do not belong to the place change nothing', () => {
  for (const event of [agreed, accepted, shot, { type: 'again' }, { type: 'retry' }] satisfies Event[]) {
    expect(reduce(START, event)).toBe(START);
  }
  const state = opened(both);
  expect(reduce(state, { type: 'loaded', verification: both })).toBe(state);
});

const rear = { label: 'Rear', width: 1920, height: 1080, frameRate: 30 };
const front = { label: 'Front', width: 1280, height: 720, frameRate: 30 };

describe('sessions', () => {
  test('one is opened before the consent, and one for every other camera', () => {
    let state = opened(both, agreed);
    expect(state.outbox[0]).toStrictEqual({ key: 'session', camera: null });
    state = reduce(state, { type: 'camera', camera: front });
    expect(state.outbox.at(-1)).toStrictEqual({ key: 'session', camera: front });
    expect(reduce(state, { type: 'camera', camera: { ...front } })).toBe(state);
    state = reduce(reduce(reduce(state, shot), accepted), { type: 'camera', camera: rear });
    expect(keys(state)).toStrictEqual(['session', 'consent', 'session', 'selfie/0', 'selfie/1', 'selfie/2', 'session']);
  });

  test('after a reload a file needs one too', () => {
    const [consent, ...rest] = both.steps;
    if (consent === undefined) throw new Error('a consent');
    const half = { ...both, steps: [{ ...consent, done: true }, ...rest] };
    const state = opened(half, { type: 'blocked', why: 'refused' }, shot, accepted);
    expect(keys(state)).toStrictEqual(['session', 'selfie/0', 'selfie/1', 'selfie/2']);
  });

  test('a late picture is taken again under a new one', () => {
    const sending = flushConsent(opened(verification(), agreed, shot, accepted));
    const state = reduce(sending, { type: 'failed', why: 'stale', key: 'selfie/0' });
    expect(state.place).toStrictEqual({ at: 'camera', what: 'selfie', unusable: true });
    expect(keys(state)).toStrictEqual(['session']);
  });

  test('what is no picture is only signed anew, but not for ever', () => {
    const stale: Event = { type: 'failed', why: 'stale', key: 'submit' };
    const all = flushConsent(opened(verification(), agreed, shot, accepted));
    const left = ['selfie/0', 'selfie/1', 'selfie/2'].reduce((s, key) => reduce(s, { type: 'sent', key: key as 'selfie/0' }), all);
    const once = reduce(left, stale);
    expect(once.place).toStrictEqual({ at: 'sending' });
    expect(keys(once)).toStrictEqual(['session', 'submit']);
    const again = [stale, stale].reduce((s, e) => reduce(reduce(s, { type: 'sent', key: 'session' }), e), once);
    expect(again.place).toStrictEqual({ at: 'stopped', why: 'server' });
  });

  test('without WebCrypto the page says so', () => {
    expect(opened(both, agreed, { type: 'failed', why: 'browser', key: 'session' })).toMatchObject({ place: { at: 'stopped', why: 'browser' }, outbox: [] });
  });
});

describe('a document', () => {
  const card = verification(['document', 'selfie']);

  test('is taken from both sides, each as its frame', () => {
    const state = opened(card, agreed, doubtful, accepted);
    expect(state.place).toMatchObject({ at: 'camera', what: 'back' });
    const both = reduce(reduce(state, doubtful), accepted);
    expect(keys(both)).toStrictEqual(['session', 'consent', 'document/0', 'document/1']);
    expect(both.place).toMatchObject({ what: 'selfie' });
  });

  test('may have no back, but has a front', () => {
    const front = opened(card, agreed);
    expect(reduce(front, { type: 'skip' })).toBe(front);
    const state = reduce(opened(card, agreed, shot, accepted), { type: 'skip' });
    expect(state).toMatchObject({ place: { what: 'selfie' }, skipped: ['back'] });
  });

  test('only the side that could not be read is asked for again', () => {
    const state = opened(card, agreed, doubtful, accepted, doubtful, accepted, doubtful, accepted);
    const again = reduce(state, { type: 'failed', why: 'unusable', key: 'document/1' });
    expect(again.place).toStrictEqual({ at: 'camera', what: 'back', unusable: true });
    expect(keys(again)).toContain('document/0');
  });

  test('whose front alone the server has wants its back', () => {
    const [consent, document] = card.steps;
    if (consent === undefined || document === undefined) throw new Error('two steps');
    const half = { ...card, steps: [{ ...consent, done: true }, { ...document, have: [0], done: true }] };
    expect(opened(half as Verification).place).toMatchObject({ at: 'camera', what: 'back' });
  });
});

describe('motion', () => {
  const moving = verification(['motion']);
  const challenge = { token: 't', moves: ['turn_left', 'blink'], secondsPerMove: 4 } as const;
  const drawn: Event = { type: 'sent', key: 'challenge', challenge };

  function begun(): State {
    return reduce(flushConsent(opened(moving, agreed)), { type: 'begin' });
  }

  test('asks for a challenge, records it, sends it', () => {
    const asked = begun();
    expect(asked.place).toMatchObject({ at: 'motion', phase: 'asked' });
    expect(reduce(asked, { type: 'begin' })).toBe(asked);
    const state = reduce(asked, drawn);
    expect(state.place).toStrictEqual({ at: 'moving', challenge });
    const sending = reduce(state, { type: 'recorded', frame: frame() });
    expect(sending.place).toStrictEqual({ at: 'sending' });
    expect(keys(sending)).toStrictEqual(['motion/0', 'submit']);
  });

  test('that was interrupted, or could not be used, begins again with another challenge', () => {
    expect(reduce(reduce(begun(), drawn), { type: 'again' }).place).toMatchObject({ at: 'motion', phase: 'intro', unusable: false });
    const sending = reduce(reduce(begun(), drawn), { type: 'recorded', frame: frame() });
    expect(reduce(sending, { type: 'failed', why: 'unusable', key: 'motion/0' }).place).toStrictEqual({ at: 'motion', phase: 'intro', unusable: true });
  });

  test('without further challenges leaves the way without motion', () => {
    const state = reduce(begun(), { type: 'failed', why: 'spent', key: 'challenge' });
    expect(state).toMatchObject({ place: { at: 'motion', phase: 'spent' }, outbox: [] });
    expect(reduce(state, { type: 'skip' })).toMatchObject({ place: { at: 'sending' }, taken: ['consent', 'motion'] });
    expect(keys(reduce(state, { type: 'skip' }))).toStrictEqual(['alternative', 'submit']);
  });

  test('whose camera does not serve can be tried again or skipped', () => {
    const state = reduce(begun(), { type: 'blocked', why: 'busy' });
    expect(state.place).toStrictEqual({ at: 'blocked', what: 'motion', why: 'busy' });
    expect(reduce(state, { type: 'retry' }).place).toMatchObject({ at: 'motion', phase: 'intro' });
    expect(reduce(state, { type: 'skip' }).place).toStrictEqual({ at: 'sending' });
    expect(reduce(state, shot)).toBe(state);
  });
});

describe('the outcome', () => {
  const waiting = (): State => flush(opened(verification(), agreed, shot, accepted));
  const next = { kind: 'none', url: null, notBefore: null } as const;

  test('ends the flow', () => {
    const outcome = { state: 'finished', result: 'not_confirmed', next } as const;
    expect(reduce(waiting(), { type: 'outcome', outcome }).place).toStrictEqual({ at: 'finished', outcome });
    expect(reduce(START, { type: 'outcome', outcome })).toBe(START);
  });

  test('is not there yet', () => {
    const state = waiting();
    expect(reduce(state, { type: 'outcome', outcome: { state: 'submitted' } })).toBe(state);
  });

  test('wants more: what is open is walked with the server’s advice, which stands until it was followed', () => {
    const more = reduce(waiting(), { type: 'outcome', outcome: { state: 'capturing', hint: 'too_dark' } });
    expect(more).toMatchObject({ place: { at: 'loading' }, advice: 'too_dark', taken: [] });
    const [consent, selfie] = verification().steps;
    if (consent === undefined || selfie === undefined) throw new Error('two steps');
    const again = reduce(more, { type: 'loaded', verification: { ...verification(), state: 'capturing', steps: [{ ...consent, done: true }, selfie] } });
    expect(again).toMatchObject({ place: { at: 'camera', what: 'selfie' }, advice: 'too_dark' });
    expect(reduce(reduce(again, shot), accepted).advice).toBeNull();
  });
});

describe('elsewhere', () => {
  const news = (session: 'current' | 'moved' | null, state: Verification['state'] = 'capturing'): Event => ({ type: 'status', session, verification: { ...both, state } });

  test('a page whose session was taken over goes quiet and sends no more', () => {
    expect(reduce(opened(both, agreed), news('moved'))).toMatchObject({ place: { at: 'away', why: 'moved' }, outbox: [] });
    expect(opened(both, agreed, { type: 'failed', why: 'moved', key: 'consent' })).toMatchObject({ place: { at: 'away', why: 'moved' }, outbox: [] });
    const still = opened(both, agreed);
    expect(reduce(still, news('current'))).toBe(still);
  });

  test('the person hands over to a phone, and the page follows until the end', () => {
    const away = opened(both, { type: 'handoff' });
    expect(away.place).toStrictEqual({ at: 'away', why: 'handoff' });
    expect(reduce(away, news(null)).verification?.state).toBe('capturing');
    expect(reduce(away, news(null, 'submitted')).place).toStrictEqual({ at: 'waiting' });
    expect(reduce(away, news(null, 'closed')).place).toStrictEqual({ at: 'stopped', why: 'closed' });
  });

  test('the person comes back', () => {
    const back = reduce(opened(both, { type: 'handoff' }), { type: 'here' });
    expect(back.place).toStrictEqual({ at: 'loading' });
    expect(reduce(back, { type: 'handoff' })).toBe(back);
  });

  test('a frame that may not hold the page shows nothing', () => {
    expect(opened(both, { type: 'framed' }).place).toStrictEqual({ at: 'stopped', why: 'framed' });
  });
});

function flushConsent(state: State): State {
  return reduce(reduce(state, { type: 'sent', key: 'session' }), { type: 'sent', key: 'consent' });
}
