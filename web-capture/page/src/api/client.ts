import type { Binding } from '../bind/session.ts';
import type { Failure, Job } from '../place.ts';
import { deliver, type Means } from '../upload/deliver.ts';
import type { Reply, Request } from '../upload/wire.ts';
import { challenge, next, outcome } from './answers.ts';
import { parse } from './parse.ts';
import { bag, text, type Bag } from './read.ts';
import type { Challenge, Next, Outcome, Verification } from './types.ts';

/** What a request came to. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Failure; readonly next?: Next; readonly question?: string };

export type Client = {
  readonly load: () => Promise<Result<Verification>>;
  /** The drawn challenge where the job asked for one. */
  readonly send: (job: Job, progress: (bytes: number) => void) => Promise<Result<Challenge | null>>;
  /** Held by the server until there is news. */
  readonly outcome: () => Promise<Result<Outcome>>;
};

/** Between two questions for the outcome (ms): the server holds each, but a proxy may not let it. */
const BREATH = 1000;

/** Where the capture API stands; part of what is signed. */
export const BASE = '/capture/v1';

export function client(means: Means, binding: Binding): Client {
  const get = async <T>(path: string, read: (body: unknown) => T | null): Promise<Result<T>> => {
    const id = binding.id();
    const reply = await deliver({ method: 'GET', path, ...(id === null ? {} : { headers: { 'Honnin-Session': id } }) }, means);
    const value = reply.status === 200 || reply.status === 202 ? read(reply.body) : null;
    return value === null ? { ok: false, why: why(reply) } : { ok: true, value };
  };

  const open = async (job: Extract<Job, { key: 'session' }>): Promise<Result<null>> => {
    const body = await binding.hello(job.camera).catch(() => null);
    if (body === null) return { ok: false, why: 'browser' };
    const reply = await deliver({ method: 'POST', path: '/session', type: 'application/json', body }, means);
    if (reply.status === 201 && binding.opened(reply.body)) return { ok: true, value: null };
    return { ok: false, why: why(reply) };
  };

  const bind = async (request: Request, job: Job): Promise<Request> => {
    if (binding.id() === null) return request;
    const body = await bytes(request.body);
    const headers = await binding.headers(request.method, BASE + request.path, body, 'at' in job ? job.at : null);
    return { ...request, headers };
  };

  return {
    load: () => get('/verification', parse),
    outcome: async () => {
      const result = await get('/outcome', outcome);
      if (result.ok && result.value.state === 'submitted') await means.pause(BREATH);
      return result;
    },
    send: async (job, progress) => {
      if (job.key === 'session') return open(job);
      const reply = await deliver(await bind(request(job, progress), job), means);
      const fine = reply.status >= 200 && reply.status < 300;
      const way = reply.status === 429 && bag(reply.body) ? next(reply.body['next']) : null;
      if (way !== null) return { ok: false, why: 'paused', next: way };
      if (job.key === 'questions' && (reply.status === 400 || reply.status === 422)) return { ok: false, why: 'unusable', question: question(reply) };
      if (job.key !== 'challenge') return fine ? { ok: true, value: null } : { ok: false, why: why(reply) };
      const drawn = fine ? challenge(reply.body) : null;
      return drawn === null ? { ok: false, why: spent(reply) } : { ok: true, value: drawn };
    },
  };
}

function request(job: Exclude<Job, { key: 'session' }>, progress: (bytes: number) => void): Request {
  switch (job.key) {
    case 'consent':
      return { method: 'POST', path: '/consent', type: 'application/json', body: JSON.stringify({ version: job.version }) };
    case 'questions':
      return { method: 'POST', path: '/questions', type: 'application/json', body: JSON.stringify({ answers: job.answers }) };
    case 'challenge':
      return { method: 'POST', path: '/challenge', type: 'application/json', body: '{}' };
    case 'alternative':
      return { method: 'POST', path: '/alternative', type: 'application/json', body: JSON.stringify({ step: 'motion' }) };
    case 'submit':
      return { method: 'POST', path: '/submit' };
    default:
      return { method: 'PUT', path: `/evidence/${job.key}`, type: job.body.type, body: job.body, progress };
  }
}

async function bytes(body: Blob | string | undefined): Promise<ArrayBuffer> {
  return new Response(body ?? '').arrayBuffer();
}

function why(reply: Reply): Failure {
  const { status } = reply;
  const word = code(reply);
  if (word === 'moved' || word === 'stale') return word;
  if (word === 'unbound') return 'stale';
  if (status === 401 || status === 403 || status === 404) return 'link';
  if (status === 409 || status === 410) return 'conflict';
  if (status === 413 || status === 415 || status === 422) return 'unusable';
  return 'server';
}

/** No further challenge is drawn: the number for a verification is bounded. */
function spent(reply: Reply): Failure {
  const found = why(reply);
  return found === 'conflict' || found === 'unusable' || reply.status === 429 ? 'spent' : found;
}

/** The id of the question whose answer was refused; empty when the server does not say. */
function question(reply: Reply): string {
  const [, id = ''] = /^answers\.(.+)$/.exec(text(problem(reply)['field']) ?? '') ?? [];
  return id;
}

function code(reply: Reply): unknown {
  const error = problem(reply);
  return error['code'] ?? error['kind'];
}

function problem({ body }: Reply): Bag {
  return bag(body) && bag(body['error']) ? body['error'] : {};
}
