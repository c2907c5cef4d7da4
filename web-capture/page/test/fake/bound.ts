/** Checks of a write that is bound to a session, written from the contract and not from the page's own code. */
import { createHash, createPublicKey, randomBytes, verify, type JsonWebKey, type KeyObject } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export type Session = { readonly id: string; readonly nonce: string; readonly key: KeyObject; readonly device: unknown; counter: number };

let count = 0;

export function open(body: Buffer): Session {
  const { key, device } = JSON.parse(body.toString()) as { key: JsonWebKey; device: unknown };
  const nonce = randomBytes(32).toString('base64url');
  return { id: `cse_${++count}`, nonce, key: createPublicKey({ key, format: 'jwk' }), device, counter: 0 };
}

/** Null when the write is in order, else the code of the refusal. */
export function refusal(sessions: readonly Session[], method: string, path: string, headers: IncomingHttpHeaders, body: Buffer): 'unbound' | 'moved' | null {
  const named = sessions.find(({ id }) => id === headers['honnin-session']);
  if (named === undefined) return 'unbound';
  if (named !== sessions.at(-1)) return 'moved';
  const counter = Number(headers['honnin-counter']);
  const at = Number(headers['honnin-captured-at']);
  const digest = createHash('sha256').update(body).digest('hex');
  const text = `honnin-capture-v1\n${method}\n/capture/v1${path}\n${named.nonce}\n${counter}\n${at}\n${digest}`;
  const signature = Buffer.from(String(headers['honnin-signature']), 'base64url');
  const good = verify('sha256', Buffer.from(text), { key: named.key, dsaEncoding: 'ieee-p1363' }, signature);
  if (!good || !Number.isInteger(at) || at < 0 || counter < named.counter) return 'unbound';
  named.counter = counter;
  return null;
}
