import { describe, expect, test } from 'vitest';
import { backoff, deliver, FIRST, LONGEST, PATIENCE, type Means } from './deliver.ts';
import type { Reply } from './wire.ts';

type Line = Means & { tries: () => number; pauses: number[]; losses: () => number };

/** A line that answers with each status in turn, and not at all for 0; then with 201. */
function line(statuses: number[], retryAfter: number | null = null): Line {
  const left = [...statuses];
  const pauses: number[] = [];
  let tries = 0;
  let losses = 0;
  return {
    wire: () => {
      tries++;
      const status = left.shift() ?? 201;
      const reply: Reply = { status, body: null, retryAfter };
      return status === 0 ? Promise.reject(new TypeError('no answer')) : Promise.resolve(reply);
    },
    pause: (ms) => {
      pauses.push(ms);
      return Promise.resolve();
    },
    random: () => 0.5,
    lost: () => {
      losses++;
    },
    tries: () => tries,
    losses: () => losses,
    pauses,
  };
}

const request = { method: 'PUT', path: '/evidence/selfie/0' } as const;

describe('deliver', () => {
  test('an answer that stands ends it: nothing is sent twice', async () => {
    for (const status of [201, 204, 401, 409, 413, 422]) {
      const to = line([status]);
      expect((await deliver(request, to)).status).toBe(status);
      expect(to.tries()).toBe(1);
    }
  });

  test('without a network it goes on for ever, with growing pauses', async () => {
    const to = line(Array.from({ length: 40 }, () => 0));
    expect((await deliver(request, to)).status).toBe(201);
    expect(to.tries()).toBe(41);
    expect(to.losses()).toBe(40);
    expect(to.pauses.slice(0, 4)).toStrictEqual([FIRST, FIRST * 2, FIRST * 4, FIRST * 8]);
    expect(to.pauses.at(-1)).toBe(LONGEST);
  });

  test('a server that fails is left alone after a while', async () => {
    const to = line(Array.from({ length: 40 }, () => 503));
    expect((await deliver(request, to)).status).toBe(503);
    expect(to.tries()).toBe(PATIENCE);
    expect(to.losses()).toBe(0);
  });

  test('too many requests: the server says how long to wait', async () => {
    const to = line([429], 7000);
    await deliver(request, to);
    expect(to.pauses).toStrictEqual([7000]);
  });
});

test('pauses are spread so that phones do not come back together', () => {
  expect(backoff(0, () => 0)).toBe(FIRST * 0.75);
  expect(backoff(0, () => 1)).toBe(FIRST * 1.25);
  expect(backoff(99, () => 0.5)).toBe(LONGEST);
});
