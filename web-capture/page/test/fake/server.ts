/** A stateful stand-in for the capture API: what tests and `npm run dev` talk to. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

export type Options = {
  steps?: ('selfie' | 'reference')[];
  language?: 'ja' | 'en' | null;
  state?: 'created' | 'capturing' | 'submitted' | 'closed';
  hints?: Record<string, unknown>;
  version?: string;
  redirectUrl?: string | null;
  /**
   * Answers instead of the API when it gives a status, and hangs up when that is 0; `n` counts requests to the same method
   * and path from 1.
   */
  trouble?: (method: string, path: string, n: number) => number | null;
};

export type Fake = {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Every request that reached the API, as `METHOD /path`. */
  readonly log: string[];
  /** Those of them that were accepted. */
  readonly accepted: string[];
  readonly evidence: Map<string, Buffer>;
  consent: string | null;
};

export function fake(options: Options = {}): Fake {
  const steps = options.steps ?? ['selfie'];
  const counts = new Map<string, number>();
  let state = options.state ?? 'created';

  const it: Fake = { log: [], accepted: [], evidence: new Map(), consent: null, handle };

  function handle(request: IncomingMessage, response: ServerResponse): boolean {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    if (!pathname.startsWith('/capture/v1/')) return false;
    const path = pathname.slice('/capture/v1'.length);
    const method = request.method ?? '';
    const key = `${method} ${path}`;
    const n = (counts.get(key) ?? 0) + 1;
    counts.set(key, n);
    it.log.push(key);
    void read(request).then((body) => answer(method, path, n, body, request, response));
    return true;
  }

  function answer(method: string, path: string, n: number, body: Buffer, request: IncomingMessage, response: ServerResponse): void {
    const refusal = options.trouble?.(method, path, n) ?? null;
    if (refusal === 0) return void request.socket.destroy();
    if (refusal !== null) return refuse(response, refusal);
    if (request.headers.authorization?.startsWith('Bearer cap_') !== true) return refuse(response, 401);
    if (method === 'GET' && path === '/verification') return reply(response, 200, verification());
    if (state === 'closed') return refuse(response, 409);
    if (method === 'POST' && path === '/consent') {
      it.consent = String(JSON.parse(body.toString()).version);
      state = 'capturing';
      it.accepted.push('consent');
      return reply(response, 204);
    }
    if (method === 'POST' && path === '/submit') {
      it.accepted.push('submit');
      state = 'submitted';
      return reply(response, 202, { state });
    }
    const evidence = /^\/evidence\/(\w+)\/(\d)$/.exec(path);
    if (method !== 'PUT' || evidence === null) return refuse(response, 404);
    if (state === 'submitted') return refuse(response, 409);
    if (body.subarray(0, 2).toString('hex') !== 'ffd8') return refuse(response, 415);
    it.accepted.push(`${evidence[1]}/${evidence[2]}`);
    it.evidence.set(`${evidence[1]}/${evidence[2]}`, body);
    reply(response, 201, { frame: Number(evidence[2]), sha256: createHash('sha256').update(body).digest('hex'), bytes: body.length });
  }

  function verification(): unknown {
    return {
      id: 'ver_01',
      state,
      steps: [
        { name: 'consent', version: options.version ?? '2026-11-01', done: it.consent !== null },
        ...steps.map((name) => ({ name, frames: { min: 1, max: name === 'selfie' ? 5 : 1 }, done: it.evidence.has(`${name}/0`) })),
      ],
      limits: { maxBytes: 15728640, types: ['image/jpeg', 'image/png', 'image/webp', 'image/heic'] },
      hints: { ...HINTS, ...options.hints },
      tenant: { name: 'みなと銀行' },
      language: options.language ?? null,
      redirectUrl: options.redirectUrl ?? null,
      expiresAt: '2026-12-01T00:00:00Z',
    };
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

function refuse(response: ServerResponse, status: number): void {
  reply(response, status, { error: { kind: 'refused', message: 'No.' } });
}

function reply(response: ServerResponse, status: number, body?: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
