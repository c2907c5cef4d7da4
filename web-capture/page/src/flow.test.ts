import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { picture, verification } from '../test/kit/verification.ts';
import type { Verification } from './api/types.ts';
import { reduce, START, type Blocked, type Event, type State } from './flow.ts';

const both = verification(['selfie', 'reference']);
const shot: Event = { type: 'shot', shot: { frames: [picture(), picture(), picture()], doubt: null } };
const doubtful: Event = { type: 'shot', shot: { frames: [picture()], doubt: 'dark' } };
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
    expect(state.place).toStrictEqual({ at: 'camera', step: 'selfie', unusable: false });
    state = reduce(state, shot);
    expect(state.place).toMatchObject({ at: 'review', step: 'selfie', insist: false });
    state = reduce(state, accepted);
    expect(state.place).toMatchObject({ at: 'camera', step: 'reference' });
    state = reduce(reduce(state, shot), accepted);
    expect(state.place).toStrictEqual({ at: 'sending' });
    expect(keys(state)).toStrictEqual([
      'consent', 'selfie/0', 'selfie/1', 'selfie/2', 'reference/0', 'reference/1', 'reference/2', 'submit',
    ]);
    expect(flush(state).place).toStrictEqual({ at: 'done' });
    expect(flush(state).outbox).toStrictEqual([]);
  });

  test('nothing leaves before the person agrees, and the consent leaves first', () => {
    expect(keys(opened(both))).toStrictEqual([]);
    expect(keys(opened(both, agreed))).toStrictEqual(['consent']);
  });

  test('pictures leave while the next step is at the camera', () => {
    const state = flush(opened(both, agreed, shot, accepted));
    expect(state.place).toMatchObject({ at: 'camera', step: 'reference' });
    expect(state.outbox).toStrictEqual([]);
  });

  test('takes the steps up where the server says they are', () => {
    const [consent, selfie, reference] = both.steps;
    if (consent === undefined || selfie === undefined || reference === undefined) throw new Error('three steps');
    const half = { ...both, steps: [{ ...consent, done: true }, { ...selfie, done: true }, reference] };
    expect(opened(half).place).toMatchObject({ at: 'camera', step: 'reference' });
    const full = { ...both, steps: half.steps.map((step) => ({ ...step, done: true })) };
    expect(opened(full).place).toStrictEqual({ at: 'sending' });
    expect(keys(opened(full))).toStrictEqual(['submit']);
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
    expect(keys(opened(both, agreed, shot))).toStrictEqual(['consent']);
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
    expect(state.place).toStrictEqual({ at: 'blocked', step: 'selfie', why });
    expect(reduce(state, { type: 'retry' }).place).toMatchObject({ at: 'camera', step: 'selfie' });
    expect(reduce(state, shot).place).toMatchObject({ at: 'review', step: 'selfie' });
  });

  test('a camera that stops late disturbs nobody', () => {
    const state = opened(both, agreed, shot);
    expect(reduce(state, { type: 'blocked', why: 'taken' })).toBe(state);
  });
});

describe('the server', () => {
  test.each([
    ['submitted', 'already'],
    ['closed', 'closed'],
  ] as const)('says %s', (state, why) => {
    expect(opened(verification(['selfie'], { state })).place).toStrictEqual({ at: 'stopped', why });
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
    expect(state.place).toStrictEqual({ at: 'camera', step: 'selfie', unusable: true });
    expect(keys(state)).toStrictEqual(['consent', 'reference/0', 'reference/1', 'reference/2']);
    const again = reduce(reduce(state, shot), accepted);
    expect(again.place).toStrictEqual({ at: 'sending' });
    expect(again.spoiled).toStrictEqual([]);
  });

  test('cannot read a picture while the person is at the next step: that one is finished first', () => {
    const there = opened(both, agreed, shot, accepted);
    const state = reduce(there, { type: 'failed', why: 'unusable', key: 'selfie/0' });
    expect(state.place).toMatchObject({ step: 'reference' });
    expect(reduce(reduce(state, shot), accepted).place).toMatchObject({ at: 'camera', step: 'selfie', unusable: true });
  });

  test('cannot read something that is no picture', () => {
    expect(opened(both, { type: 'failed', why: 'unusable', key: 'submit' }).place).toMatchObject({ why: 'server' });
  });
});

describe('the network', () => {
  test('counts the bytes of what the server has and of what is under way', () => {
    const sending = flushConsent(opened(verification(), agreed, shot, accepted));
    const under = reduce(sending, { type: 'progress', bytes: 7 });
    expect(under.bytes).toStrictEqual({ total: 30, done: 0, now: 7 });
    expect(reduce(under, { type: 'sent', key: 'selfie/0' }).bytes).toStrictEqual({ total: 30, done: 10, now: 0 });
    expect(reduce(under, { type: 'lost' })).toMatchObject({ lost: true, bytes: { now: 0 } });
  });

  test('comes back', () => {
    const lost = opened(verification(), agreed, { type: 'lost' });
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

function flushConsent(state: State): State {
  return reduce(state, { type: 'sent', key: 'consent' });
}
