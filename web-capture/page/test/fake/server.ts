/** A stateful stand-in for the capture API: what tests and `npm run dev` talk to. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { open, refusal, type Session } from './bound.ts';
import { QUESTIONS, wrong } from './questions.ts';
import { recording, type Recording } from './motion.ts';

export type Options = {
  steps?: Name[];
  language?: 'ja' | 'en' | null;
  state?: 'created' | 'capturing' | 'submitted' | 'closed';
  hints?: Record<string, unknown>;
  version?: string;
  redirectUrl?: string | null;
  tenant?: Record<string, unknown>;
  /** What the motion step says of the way without motion. */
  alternative?: boolean;
  moves?: string[];
  /** Id of a question whose first answer is refused although it is in order. */
  picky?: string;
  /** Origins that the server lets hold the page. */
  ancestors?: string[];
  /** What the outcome is at each submission, the last for all that follow; `reopen` names steps that are then wanted again, or anew. */
  outcomes?: End[];
  /** How long an outcome is held (ms). */
  held?: number;
  /**
   * Answers instead of the API when it gives a status, and hangs up when that is 0; `n` counts requests to the same method
   * and path from 1.
   */
  trouble?: (method: string, path: string, n: number) => number | null;
};

type End = { answer: Record<string, unknown>; reopen?: Name[] };

type Name = 'document' | 'selfie' | 'reference' | 'motion' | 'questions';

export type Fake = {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Every request that reached the API, as `METHOD /path`, but for events. */
  readonly log: string[];
  /** Those of them that were accepted, but for sessions. */
  readonly accepted: string[];
  readonly evidence: Map<string, Buffer>;
  readonly sessions: Session[];
  readonly events: { type: string; step?: string; hint?: string; at: number }[];
  readonly recordings: Recording[];
  consent: string | null;
  answers: Record<string, string> | null;
};

const RECEIVED = { state: 'finished', result: 'received', next: { kind: 'none', url: null, notBefore: null } };

export function fake(options: Options = {}): Fake {
  let steps = options.steps ?? ['selfie'];
  const counts = new Map<string, number>();
  const outcomes: End[] = [...(options.outcomes ?? [{ answer: RECEIVED }])];
  let current: End = { answer: RECEIVED };
  let state = options.state ?? 'created';
  let forgone = false;
  let picky = options.picky;

  const it: Fake = { log: [], accepted: [], evidence: new Map(), sessions: [], events: [], recordings: [], consent: null, answers: null, handle };

  function handle(request: IncomingMessage, response: ServerResponse): boolean {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    if (!pathname.startsWith('/capture/v1/')) return false;
    const path = pathname.slice('/capture/v1'.length);
    const method = request.method ?? '';
    const key = `${method} ${path}`;
    const n = (counts.get(key) ?? 0) + 1;
    counts.set(key, n);
    if (path !== '/events') it.log.push(key);
    void read(request).then((body) => answer(method, path, n, body, request, response));
    return true;
  }

  function answer(method: string, path: string, n: number, body: Buffer, request: IncomingMessage, response: ServerResponse): void {
    const refused = options.trouble?.(method, path, n) ?? null;
    if (refused === 0) return void request.socket.destroy();
    if (refused !== null) return refuse(response, refused);
    if (request.headers.authorization?.startsWith('Bearer cap_') !== true) return refuse(response, 401);
    if (method === 'GET') return reading(path, request, response);
    if (path === '/events') {
      it.events.push(...(JSON.parse(body.toString()) as { events: Fake['events'] }).events);
      return reply(response, 204);
    }
    if (path === '/session') {
      const session = open(body);
      it.sessions.push(session);
      return reply(response, 201, { session: session.id, nonce: session.nonce, expiresAt: '2026-12-01T00:00:00Z' });
    }
    const code = refusal(it.sessions, method, path, request.headers, body);
    if (code !== null) return refuse(response, code === 'moved' ? 409 : 403, code);
    if (state === 'closed') return refuse(response, 409);
    writing(method, path, body, response);
  }

  function reading(path: string, request: IncomingMessage, response: ServerResponse): void {
    if (path === '/verification') return reply(response, 200, verification(request.headers['honnin-session']));
    if (path !== '/outcome') return refuse(response, 404);
    if (state === 'created') return refuse(response, 409);
    setTimeout(() => reply(response, 200, current.answer), options.held ?? 0);
  }

  function writing(method: string, path: string, body: Buffer, response: ServerResponse): void {
    if (path === '/consent') {
      it.consent = String(JSON.parse(body.toString()).version);
      state = 'capturing';
      it.accepted.push('consent');
      return reply(response, 204);
    }
    if (path === '/questions') {
      const answers = JSON.parse(body.toString()).answers as Record<string, string>;
      const found = wrong(answers) ?? picky;
      picky = undefined;
      if (found !== undefined) return reply(response, 400, { error: { kind: 'invalid', message: 'No.', field: `answers.${found}` } });
      it.answers = answers;
      it.accepted.push('questions');
      return reply(response, 204);
    }
    if (path === '/challenge') {
      return reply(response, 201, { challenge: `token-${it.log.length}`, moves: options.moves ?? ['turn_left', 'blink'], secondsPerMove: 3, expiresAt: '2026-12-01T00:00:00Z' });
    }
    if (path === '/alternative') {
      if (options.alternative !== true || JSON.parse(body.toString()).step !== 'motion') return refuse(response, 400);
      forgone = true;
      it.accepted.push('alternative');
      return reply(response, 204);
    }
    if (path === '/submit') return submit(response);
    const [, step, frame] = /^\/evidence\/(\w+)\/(\d)$/.exec(path) ?? [];
    if (method !== 'PUT' || step === undefined) return refuse(response, 404);
    if (state === 'submitted') return refuse(response, 409);
    if (step === 'motion') it.recordings.push(recording(body));
    else if (body.subarray(0, 2).toString('hex') !== 'ffd8') return refuse(response, 415);
    it.accepted.push(`${step}/${frame}`);
    it.evidence.set(`${step}/${frame}`, body);
    reply(response, 201, { frame: Number(frame), sha256: createHash('sha256').update(body).digest('hex'), bytes: body.length });
  }

  function submit(response: ServerResponse): void {
    if (steps.includes('questions') && it.answers === null) return refuse(response, 409);
    if (steps.includes('motion') && !forgone && !it.evidence.has('motion/0')) return refuse(response, 409);
    it.accepted.push('submit');
    const [first, ...rest] = outcomes;
    current = first ?? current;
    outcomes.splice(0, outcomes.length, ...(rest.length === 0 ? [current] : rest));
    state = 'submitted';
    if (current.reopen !== undefined) {
      state = 'capturing';
      steps = [...steps, ...current.reopen.filter((name) => !steps.includes(name))];
      for (const name of current.reopen) for (const key of [...it.evidence.keys()]) if (key.startsWith(`${name}/`)) it.evidence.delete(key);
    }
    reply(response, 202, { state: 'submitted' });
  }

  function verification(session: unknown): unknown {
    const named = it.sessions.find(({ id }) => id === session);
    return {
      id: 'ver_01',
      state,
      steps: [{ name: 'consent', version: options.version ?? '2026-11-01', done: it.consent !== null }, ...steps.map(step)],
      limits: { maxBytes: 15728640, types: ['image/jpeg', 'image/png', 'image/webp', 'image/heic'] },
      hints: { ...HINTS, ...options.hints },
      tenant: { name: 'みなと銀行', logo: null, theme: null, ...options.tenant },
      language: options.language ?? null,
      redirectUrl: options.redirectUrl ?? null,
      session: named === undefined ? null : named === it.sessions.at(-1) ? 'current' : 'moved',
      expiresAt: '2026-12-01T00:00:00Z',
    };
  }

  function step(name: Name): unknown {
    if (name === 'questions') return { name, questions: QUESTIONS, done: it.answers !== null };
    const have = [0, 1].filter((n) => it.evidence.has(`${name}/${n}`));
    const done = have.length > 0;
    if (name === 'motion') return { name, done, alternative: options.alternative ?? false };
    if (name === 'document') return { name, done, frames: { min: 1, max: 2 }, sides: ['front', 'back'], have };
    return { name, frames: { min: 1, max: name === 'selfie' ? 5 : 1 }, done };
  }

  return it;
}

const HINTS = { minInterEyeDistance: 24, minSharpness: 50, minBrightness: 0.2, maxBrightness: 0.85, faceWidth: { min: 0.25, max: 0.7 } };

function read(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => resolve(Buffer.concat(parts)));
    request.on('error', () => resolve(Buffer.alloc(0)));
  });
}

function refuse(response: ServerResponse, status: number, code = 'refused'): void {
  reply(response, status, { error: { kind: code, code, message: 'No.' } });
}

function reply(response: ServerResponse, status: number, body?: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
