import type { Question, Step, Verification } from '../../src/api/types.ts';
import type { Frame } from '../../src/place.ts';

type Name = Exclude<Step['name'], 'consent'>;

/** A line of text, a few choices that may be left open, and a list; written in Japanese and in English, but for one. */
export const QUESTIONS: readonly Question[] = [
  { id: 'work', text: { ja: 'ご職業', en: 'Your work' }, choices: [], optional: false },
  {
    id: 'purpose',
    text: { ja: '口座の目的', en: 'Purpose of the account' },
    choices: [
      { id: 'salary', text: { ja: '給与の受け取り', en: 'Salary' } },
      { id: 'savings', text: { ja: '貯蓄', en: 'Savings' } },
    ],
    optional: false,
  },
  { id: 'branch', text: { fr: 'Votre agence' }, choices: Array.from({ length: 7 }, (_, i) => ({ id: `b${i}`, text: { ja: `${i}号店`, en: `Branch ${i}` } })), optional: true },
];

function step(name: Name): Step {
  if (name === 'questions') return { name, questions: QUESTIONS, done: false };
  if (name === 'motion') return { name, done: false, alternative: true };
  if (name === 'document') return { name, done: false, frames: { min: 1, max: 2 }, sides: ['front', 'back'], have: [] };
  return { name, frames: { min: 1, max: 5 }, done: false };
}

/** A verification as the server first shows it. */
export function verification(steps: readonly Name[] = ['selfie'], more: Partial<Verification> = {}): Verification {
  return {
    id: 'ver_01',
    state: 'created',
    steps: [
      { name: 'consent', version: '2026-11-01', done: false },
      ...steps.map(step),
    ],
    limits: { maxBytes: 1000, types: ['image/jpeg', 'image/heic'] },
    hints: { minInterEyeDistance: 60, minSharpness: 50, minBrightness: 0.2, maxBrightness: 0.85, faceWidth: { min: 0.25, max: 0.7 } },
    tenant: { name: 'Minato Bank', test: false, logo: null, theme: null, embed: [] },
    session: null,
    language: null,
    languages: [],
    cameraOnly: false,
    redirectUrl: null,
    next: null,
    hint: null,
    expiresAt: '2026-12-01T00:00:00Z',
    ...more,
  };
}

/** A picture of so many bytes. */
export function picture(bytes = 10): Blob {
  return new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });
}

/** The same as taken, at a time on the page's clock. */
export function frame(bytes = 10, at = 0): Frame {
  return { body: picture(bytes), at };
}
