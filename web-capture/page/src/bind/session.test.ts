import { webcrypto } from 'node:crypto';
import { expect, test } from 'vitest';
import { device } from './device.ts';
import { binding } from './session.ts';
import { message } from './sign.ts';

const subtle = webcrypto.subtle as unknown as SubtleCrypto;
const body = new TextEncoder().encode('picture').buffer;
const answer = { session: 'cse_1', nonce: 'bm9uY2U', expiresAt: '2026-12-01T00:00:00Z' };

type Hello = { key: JsonWebKey; device: { class: string; camera: unknown } };

function bytes(text: string): Buffer {
  return Buffer.from(text, 'base64url');
}

test('a write is signed over all that binds it', async () => {
  let clock = 1000;
  const page = binding(subtle, () => clock);
  const hello = JSON.parse(await page.hello(null)) as Hello;
  expect(Object.keys(hello.key)).toStrictEqual(['kty', 'crv', 'x', 'y']);
  expect(hello.device).toStrictEqual({ class: 'desktop', camera: null });
  expect(page.id()).toBeNull();
  expect(page.opened(answer)).toBe(true);
  expect(page.id()).toBe('cse_1');

  clock = 1700;
  const headers = await page.headers('PUT', '/capture/v1/evidence/selfie/0', body, 1250.4);
  expect(headers).toMatchObject({ 'Honnin-Session': 'cse_1', 'Honnin-Counter': '1', 'Honnin-Captured-At': '250' });
  const signed = await message(subtle, { method: 'PUT', path: '/capture/v1/evidence/selfie/0', nonce: 'bm9uY2U', counter: 1, capturedAt: 250, body });
  const digest = Buffer.from(await subtle.digest('SHA-256', body)).toString('hex');
  expect(signed).toBe(`honnin-capture-v1
PUT
/capture/v1/evidence/selfie/0
bm9uY2U
1
250
${digest}`);
  const key = await subtle.importKey('jwk', hello.key, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  const signature = bytes(headers['Honnin-Signature'] ?? '');
  expect(signature).toHaveLength(64);
  expect(await subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, new Uint8Array(signature), new TextEncoder().encode(signed))).toBe(true);
});

test('counters rise, and begin anew with a new session of the same key', async () => {
  const page = binding(subtle, () => 0);
  const first = await page.hello(null);
  page.opened(answer);
  expect((await page.headers('POST', '/a', body, null))['Honnin-Counter']).toBe('1');
  expect((await page.headers('POST', '/a', body, null))['Honnin-Counter']).toBe('2');
  const second = await page.hello({ label: 'Front', width: 640, height: 480, frameRate: 30 });
  expect((JSON.parse(second) as Hello).key).toStrictEqual((JSON.parse(first) as Hello).key);
  expect((JSON.parse(second) as Hello).device.camera).toStrictEqual({ label: 'Front', width: 640, height: 480, frameRate: 30 });
  page.opened({ ...answer, session: 'cse_2' });
  expect(await page.headers('POST', '/a', body, null)).toMatchObject({ 'Honnin-Session': 'cse_2', 'Honnin-Counter': '1', 'Honnin-Captured-At': '0' });
});

test('a picture older than its session says 0', async () => {
  let clock = 10;
  const page = binding(subtle, () => clock);
  await page.hello(null);
  clock = 500;
  page.opened(answer);
  expect((await page.headers('PUT', '/a', body, 20))['Honnin-Captured-At']).toBe('0');
});

test('without WebCrypto, or before a session, nothing can be bound', async () => {
  await expect(binding(undefined, () => 0).hello(null)).rejects.toThrow();
  await expect(binding(subtle, () => 0).headers('PUT', '/a', body, 0)).rejects.toThrow();
  expect(binding(subtle, () => 0).opened('<html>')).toBe(false);
  expect(binding(subtle, () => 0).opened(null)).toBe(false);
});

test.each([
  [false, 1440, 900, 'desktop'],
  [true, 390, 844, 'phone'],
  [true, 1180, 820, 'tablet'],
])('a pointer that is coarse (%s) on %i x %i is a %s', (matches, width, height, kind) => {
  expect(device({ matchMedia: () => ({ matches }), screen: { width, height } })).toBe(kind);
});
