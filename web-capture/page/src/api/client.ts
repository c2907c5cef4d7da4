import type { Job } from '../flow.ts';
import { deliver, type Means } from '../upload/deliver.ts';
import type { Reply, Request } from '../upload/wire.ts';
import { parse } from './parse.ts';
import type { Verification } from './types.ts';

/** What a request came to. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Failure };

/** The server's refusals, as far as the person's way on differs. */
export type Failure = 'link' | 'conflict' | 'unusable' | 'server';

export type Client = {
  readonly load: () => Promise<Result<Verification>>;
  readonly send: (job: Job, progress: (bytes: number) => void) => Promise<Result<null>>;
};

export function client(means: Means): Client {
  return {
    load: async () => {
      const reply = await deliver({ method: 'GET', path: '/verification' }, means);
      const value = reply.status === 200 ? parse(reply.body) : null;
      return value === null ? { ok: false, why: why(reply) } : { ok: true, value };
    },
    send: async (job, progress) => {
      const reply = await deliver(request(job, progress), means);
      return reply.status >= 200 && reply.status < 300 ? { ok: true, value: null } : { ok: false, why: why(reply) };
    },
  };
}

function request(job: Job, progress: (bytes: number) => void): Request {
  switch (job.key) {
    case 'consent':
      return { method: 'POST', path: '/consent', type: 'application/json', body: JSON.stringify({ version: job.version }) };
    case 'submit':
      return { method: 'POST', path: '/submit' };
    default:
      return { method: 'PUT', path: `/evidence/${job.key}`, type: job.body.type, body: job.body, progress };
  }
}

function why({ status }: Reply): Failure {
  if (status === 401 || status === 403 || status === 404) return 'link';
  if (status === 409 || status === 410) return 'conflict';
  if (status === 413 || status === 415 || status === 422) return 'unusable';
  return 'server';
}
