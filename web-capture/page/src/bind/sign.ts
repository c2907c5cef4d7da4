/** What a signature says: who may repeat it, where, and about which bytes. See docs/adr/0015. */
export type Claim = {
  readonly method: string;
  /** The whole path of the URL. */
  readonly path: string;
  readonly nonce: string;
  readonly counter: number;
  /** Milliseconds since the session opened; 0 for what is no picture. */
  readonly capturedAt: number;
  readonly body: ArrayBuffer;
};

/** Signs a claim: base64url of r and s, 32 bytes each. */
export async function sign(subtle: SubtleCrypto, key: CryptoKey, claim: Claim): Promise<string> {
  const text = await message(subtle, claim);
  const raw = await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, new TextEncoder().encode(text));
  return base64url(new Uint8Array(raw));
}

/** The text that is signed. */
export async function message(subtle: SubtleCrypto, { method, path, nonce, counter, capturedAt, body }: Claim): Promise<string> {
  const digest = hex(new Uint8Array(await subtle.digest('SHA-256', body)));
  return ['honnin-capture-v1', method, path, nonce, counter, capturedAt, digest].join('\n');
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
