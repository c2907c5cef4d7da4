import { expect, test } from 'vitest';
import { frame, verification } from '../../test/kit/verification.ts';
import { reduce, START } from '../flow.ts';
import type { Event, State } from '../place.ts';
import type { Moment } from './moments.ts';
import { MOST, report } from './report.ts';

function desk(): { told: Moment[]; posts: string[]; walk: (...events: Event[]) => State; flush: () => void; it: ReturnType<typeof report> } {
  const posts: string[] = [];
  const told: Moment[] = [];
  let waiting: (() => void) | null = null;
  const it = report({
    now: () => 12.6,
    later: (work) => (waiting = work),
    post: (body) => {
      posts.push(body);
      told.push(...(JSON.parse(body) as { events: Moment[] }).events);
    },
  });
  let state = START;
  const walk = (...events: Event[]): State => {
    for (const event of events) {
      const next = reduce(state, event);
      it.event(state, event, next);
      state = next;
    }
    return state;
  };
  return { told, posts, walk, it, flush: () => waiting?.() };
}

const shot: Event = { type: 'shot', shot: { frames: [frame()], doubt: null } };

test('the way is told step by step, with what went wrong', () => {
  const { told, walk, flush } = desk();
  walk({ type: 'loaded', verification: verification() }, { type: 'agreed' }, shot, { type: 'again' }, { type: 'blocked', why: 'refused' }, shot, { type: 'accepted' });
  flush();
  expect(told.map(({ type, step }) => `${type} ${step}`)).toStrictEqual([
    'step_shown consent',
    'step_done consent',
    'step_shown selfie',
    'retake selfie',
    'camera_refused selfie',
    'file_fallback selfie',
    'step_done selfie',
    'step_shown sending',
  ]);
  expect(told.every(({ at }) => at === 13)).toBe(true);
});

test('questions are told as a step, and a refused answer is no retake', () => {
  const { told, walk, flush } = desk();
  walk({ type: 'loaded', verification: verification(['questions', 'selfie']) }, { type: 'agreed' }, { type: 'answered', answers: { work: 'fisher' } });
  walk({ type: 'failed', why: 'unusable', key: 'questions', question: 'work' });
  flush();
  expect(told.map(({ type, step }) => `${type} ${step}`).slice(2)).toStrictEqual(['step_shown questions', 'step_done questions', 'step_shown selfie', 'step_shown questions']);
  expect(JSON.stringify(told)).not.toContain('fisher');
});

test('who leaves before the end is told once, who leaves after it is not', () => {
  const { told, walk, it } = desk();
  const state = walk({ type: 'loaded', verification: verification() });
  it.leave(state);
  it.leave(state);
  expect(told.filter(({ type }) => type === 'abandon')).toHaveLength(1);
  const other = desk();
  other.it.leave({ ...START, place: { at: 'waiting' } });
  expect(other.posts).toStrictEqual([]);
});

test('a batch is bounded', () => {
  const { posts, it, flush } = desk();
  for (let i = 0; i < MOST + 1; i++) it.hint({ ...START, place: { at: 'camera', what: 'back', unusable: false } }, 'dark');
  flush();
  expect(posts.map((body) => (JSON.parse(body) as { events: Moment[] }).events.length)).toStrictEqual([MOST, 1]);
  expect(posts[1]).toBe('{"events":[{"type":"hint_shown","step":"document","hint":"dark","at":13}]}');
});
