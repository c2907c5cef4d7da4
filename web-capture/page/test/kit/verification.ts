import type { CaptureName, Verification } from '../../src/api/types.ts';

/** A verification as the server first shows it. */
export function verification(steps: readonly CaptureName[] = ['selfie'], more: Partial<Verification> = {}): Verification {
  return {
    id: 'ver_01',
    state: 'created',
    steps: [
      { name: 'consent', version: '2026-11-01', done: false },
      ...steps.map((name) => ({ name, frames: { min: 1, max: 5 }, done: false })),
    ],
    limits: { maxBytes: 1000, types: ['image/jpeg', 'image/heic'] },
    hints: { minInterEyeDistance: 60, minSharpness: 50, minBrightness: 0.2, maxBrightness: 0.85, faceWidth: { min: 0.25, max: 0.7 } },
    tenant: { name: 'Minato Bank' },
    language: null,
    redirectUrl: null,
    expiresAt: '2026-12-01T00:00:00Z',
    ...more,
  };
}

/** A picture of so many bytes. */
export function picture(bytes = 10): Blob {
  return new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });
}
