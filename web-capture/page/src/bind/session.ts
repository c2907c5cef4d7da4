import type { Camera } from '../api/types.ts';
import { device } from './device.ts';
import { sign } from './sign.ts';

/** A capture session that the server opened for this page's key. */
export type Session = { readonly id: string; readonly nonce: string; readonly openedAt: number };

export type Binding = {
  /** The present session's name; null before the first. */
  readonly id: () => string | null;
  /** What to post in order to open a session; throws where the browser has no WebCrypto. The key cannot leave this page. */
  readonly hello: (camera: Camera | null) => Promise<string>;
  /** Takes the server's answer; false when it is not understood. Counting begins anew. */
  readonly opened: (answer: unknown) => boolean;
  /** Headers that bind one write to the session. Taken at `at` on the page's clock (ms); null when it is no picture. */
  readonly headers: (method: string, path: string, body: ArrayBuffer, at: number | null) => Promise<Record<string, string>>;
};

/** `subtle` is undefined in old browsers and on pages without encryption; `now` is the page's monotonic clock (ms). */
export function binding(subtle: SubtleCrypto | undefined, now: () => number): Binding {
  let keys: CryptoKeyPair | null = null;
  let session: Session | null = null;
  let counter = 0;

  return {
    id: () => session?.id ?? null,
    hello: async (camera) => {
      if (subtle === undefined) throw new Error('no WebCrypto');
      keys ??= await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
      const { kty, crv, x, y } = await subtle.exportKey('jwk', keys.publicKey);
      return JSON.stringify({ key: { kty, crv, x, y }, device: { class: device(), camera } });
    },
    opened: (answer) => {
      const { session: id, nonce } = (answer ?? {}) as Record<string, unknown>;
      if (typeof id !== 'string' || typeof nonce !== 'string') return false;
      session = { id, nonce, openedAt: now() };
      counter = 0;
      return true;
    },
    headers: async (method, path, body, at) => {
      if (subtle === undefined || keys === null || session === null) throw new Error('no session');
      const count = ++counter;
      const capturedAt = at === null ? 0 : Math.max(0, Math.round(at - session.openedAt));
      const signature = await sign(subtle, keys.privateKey, { method, path, nonce: session.nonce, counter: count, capturedAt, body });
      return {
        'Honnin-Session': session.id,
        'Honnin-Counter': String(count),
        'Honnin-Captured-At': String(capturedAt),
        'Honnin-Signature': signature,
      };
    },
  };
}
