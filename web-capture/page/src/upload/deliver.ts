import { bag } from '../api/read.ts';
import type { Reply, Request, Wire } from './wire.ts';

/** The first pause after a failure, and the longest (ms). */
export const FIRST = 600;
export const LONGEST = 15_000;
/** A server that answers with its own failure this often in a row is left alone until the person asks again. */
export const PATIENCE = 5;

export type Means = {
  readonly wire: Wire;
  /** Waits so many ms, less when the network comes back before. */
  readonly pause: (ms: number) => Promise<void>;
  readonly random: () => number;
  /** Hears that there was no answer. */
  readonly lost: () => void;
};

/** Sends until the server has given an answer that stands. Without a network it goes on for ever, with growing pauses. */
export async function deliver(request: Request, means: Means): Promise<Reply> {
  for (let failures = 0, refusals = 0; ; failures++) {
    const reply = await means.wire(request).catch(() => null);
    if (reply !== null && !passing(reply)) return reply;
    if (reply === null) means.lost();
    else if (++refusals >= PATIENCE) return reply;
    await means.pause(Math.max(reply?.retryAfter ?? 0, backoff(failures, means.random)));
  }
}

/** Failures that go away by themselves: the server's own, and too many requests. */
function passing({ status, body }: Reply): boolean {
  const next = bag(body) ? body['next'] : undefined;
  // Too many requests pass in a moment; too many tries do not, and come with what to do instead.
  return status >= 500 || (status === 429 && next === undefined) || status === 408;
}

/** Doubles up to the longest, spread by a quarter either way so that phones do not come back all at once. */
export function backoff(failures: number, random: () => number): number {
  return Math.min(LONGEST, FIRST * 2 ** failures) * (0.75 + random() / 2);
}
