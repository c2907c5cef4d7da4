import { renderToString } from 'preact-render-to-string';
import { describe, expect, test, vi } from 'vitest';
import { frame, verification } from '../../test/kit/verification.ts';
import { binding } from '../bind/session.ts';
import type { Detector } from '../detector/detector.ts';
import { languages, type Language } from '../i18n/index.ts';
import type { Reply, Request } from '../upload/wire.ts';
import { client, known } from './client.ts';
import { store } from './drive.ts';
import { LONGEST, reduce, START, type Event, type Known, type State } from './state.ts';
import { Appeal } from './view.tsx';

const FORM: Known = { stage: 'form', verification: verification(['selfie']) };
const CAMERA = { label: 'Front', width: 1280, height: 720, frameRate: 30 };
const SHOT = { frames: [frame(3), frame(4)], doubt: null } as const;
const detector: Detector = { state: () => 'failed', detect: () => Promise.resolve(null), points: () => Promise.resolve(null) };

vi.stubGlobal('location', { href: 'https://capture.example/#apl_x' });

function walk(...events: Event[]): State {
  return events.reduce(reduce, START);
}

const shot: Event[] = [{ type: 'known', known: FORM }, { type: 'words', words: 'It is me.' }, { type: 'shoot' }, { type: 'camera', camera: CAMERA }, { type: 'shot', shot: SHOT }];

/** A server that answers by method and path; what it has no answer for, it refuses with the status given. */
function serve(answers: Record<string, number | [number, unknown]>): { requests: Request[]; wire: (request: Request) => Promise<Reply> } {
  const requests: Request[] = [];
  const wire = (request: Request): Promise<Reply> => {
    requests.push(request);
    const found = answers[`${request.method} ${request.path}`] ?? 201;
    const [status, body] = typeof found === 'number' ? [found, null] : found;
    return status === 0 ? Promise.reject(new TypeError('no answer')) : Promise.resolve({ status, body, retryAfter: null });
  };
  return { requests, wire };
}

const OPEN = { state: 'open', language: 'en', frames: 3, tenant: { name: 'Minato Bank', logo: null, theme: null }, limits: { maxBytes: 1000, types: ['image/jpeg'] }, hints: {} };
const SESSION = { session: 'cse_1', nonce: 'bm9uY2U' };

/** A store over such a server, once it has nothing left to do. */
async function at(answers: Record<string, number | [number, unknown]>, ...events: Event[]): Promise<{ state: State; requests: Request[]; lost: () => number }> {
  const { requests, wire } = serve({ 'GET /appeal': [200, OPEN], 'POST /appeal/session': [201, SESSION], ...answers });
  const lost = vi.fn();
  const pause = (): Promise<void> => (lost.mock.calls.length > 3 ? new Promise(() => undefined) : Promise.resolve());
  const kept = store(client({ wire, pause, random: () => 0.5, lost }, binding(globalThis.crypto.subtle, () => 0)), () => undefined);
  await vi.waitFor(() => expect(kept.get().stage !== 'loading' || lost.mock.calls.length > 3).toBe(true));
  for (const event of events) kept.dispatch(event);
  await new Promise((next) => setTimeout(next, 100));
  return { state: kept.get(), requests, lost: () => lost.mock.calls.length };
}

describe('an appeal', () => {
  test('opens a session for the camera, sends the burst signed, then the words, which end it', async () => {
    const { state, requests } = await at({}, ...shot.slice(1), { type: 'accepted' }, { type: 'send' });
    expect(state.stage).toBe('sent');
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /appeal',
      'POST /appeal/session',
      'PUT /appeal/evidence/0',
      'PUT /appeal/evidence/1',
      'POST /appeal',
    ]);
    expect(requests[1]?.body).toContain('Front');
    expect(requests[2]?.headers?.['Honnin-Signature']).toMatch(/^[\w-]{86}$/);
    expect(requests[4]?.body).toBe('{"words":"It is me."}');
  });

  test('takes words alone, and a file where no camera serves', async () => {
    const words = await at({}, { type: 'words', words: ' x ' }, { type: 'send' });
    expect(words.requests.map(({ path }) => path)).toEqual(['/appeal', '/appeal']);
    const file = await at({}, { type: 'shoot' }, { type: 'blocked', why: 'missing' }, { type: 'shot', shot: SHOT }, { type: 'accepted' });
    expect(file.state.picture).toBe('kept');
    expect(file.requests[1]?.body).toContain('"camera":null');
  });

  test.each([
    ['PUT /appeal/evidence/1', 409, 'closed', null],
    ['PUT /appeal/evidence/0', 401, 'link', null],
    ['PUT /appeal/evidence/0', 415, 'form', 'unusable'],
    ['PUT /appeal/evidence/0', [409, { error: { code: 'stale' } }], 'form', 'again'],
    ['PUT /appeal/evidence/0', [409, { error: { code: 'moved' } }], 'form', 'again'],
    ['PUT /appeal/evidence/0', 500, 'form', 'failed'],
    ['POST /appeal/session', 409, 'closed', null],
    ['POST /appeal', 409, 'closed', null],
    ['POST /appeal', 500, 'form', 'failed'],
  ] as const)('when %s answers %j it is %s, with %s', async (door, answer, stage, trouble) => {
    const { state } = await at({ [door]: answer as number | [number, unknown] }, ...shot.slice(1), { type: 'accepted' }, { type: 'send' });
    expect([state.stage, state.trouble]).toEqual([stage, trouble]);
    if (stage === 'form') expect(state.words, 'nothing that was written is lost').toBe('It is me.');
  });

  test('keeps a picture that could not be sent, and sends it with the words', () => {
    const unsent = reduce(walk(...shot, { type: 'accepted' }, { type: 'opened' }), { type: 'refused', why: 'server' });
    expect([unsent.picture, unsent.session, unsent.trouble]).toEqual(['unsent', 'open', 'failed']);
    expect(reduce(unsent, { type: 'send' })).toMatchObject({ stage: 'sending', picture: 'sending', trouble: null });
  });

  test('says that the network is away, and goes on', async () => {
    const { state, lost } = await at({ 'GET /appeal': 0 });
    expect(lost()).toBeGreaterThan(0);
    expect(state.stage).toBe('loading');
  });

  test.each([
    [401, 'link'],
    [409, 'closed'],
    [500, 'server'],
    [[200, 'x'], 'server'],
    [[200, { ...OPEN, state: 'sent' }], 'sent'],
    [[200, { ...OPEN, state: 'declined' }], 'closed'],
  ] as const)('that begins with %j is %s', async (answer, stage) => {
    expect((await at({ 'GET /appeal': answer as number | [number, unknown] })).state.stage).toBe(stage);
  });

  test('asks once to take a doubtful picture again, and lets the person leave the camera', () => {
    const doubtful: Event = { type: 'shot', shot: { frames: [frame()], doubt: 'dark' } };
    expect(walk(...shot.slice(0, 4), doubtful).place).toMatchObject({ at: 'review', insist: true });
    expect(walk(...shot.slice(0, 4), doubtful, { type: 'again' }, doubtful).place).toMatchObject({ at: 'review', insist: false });
    expect(walk(...shot.slice(0, 4), { type: 'leave' })).toMatchObject({ stage: 'form', shot: null });
    expect(walk(...shot.slice(0, 4), { type: 'handoff' }, { type: 'here' }).stage).toBe('form');
    expect(walk(...shot.slice(0, 4), { type: 'blocked', why: 'refused' }, { type: 'retry' }).place.at).toBe('camera');
  });

  test('wants words, and no more of them than the server takes', () => {
    expect(walk(shot[0] as Event, { type: 'send' })).toMatchObject({ stage: 'form', trouble: 'empty' });
    expect(Array.from(walk({ type: 'words', words: '𠮷'.repeat(LONGEST + 1) }).words)).toHaveLength(LONGEST);
  });

  test('reads the looks and the limits', () => {
    const found = known({ ...OPEN, cameraOnly: true, tenant: { name: 'M', theme: { accent: '#112233', radius: 4 } } });
    expect(found?.verification).toMatchObject({ cameraOnly: true, tenant: { theme: { accent: '#112233', radius: 4 } }, language: 'en' });
    expect(found?.verification.steps).toEqual([{ name: 'selfie', done: false, frames: { min: 1, max: 3 } }]);
  });

  test.each(Object.keys(languages) as Language[])('has words for every stage in %s', (language) => {
    const view = (state: State): string => renderToString(<Appeal state={state} dispatch={() => undefined} detector={detector} language={language} onLanguage={() => undefined} />);
    const form = walk(shot[0] as Event);
    const states: State[] = [
      START,
      { ...START, lost: true },
      form,
      ...(['empty', 'failed', 'unusable', 'again', 'browser'] as const).map((trouble): State => ({ ...form, trouble })),
      { ...form, lost: true },
      walk(...shot.slice(0, 3)),
      walk(...shot),
      walk(...shot.slice(0, 3), { type: 'blocked', why: 'missing' }),
      walk(...shot, { type: 'accepted' }),
      walk(...shot, { type: 'accepted' }, { type: 'kept' }),
      walk(...shot.slice(0, 3), { type: 'handoff' }),
      ...(['sent', 'closed', 'link', 'server', 'framed'] as const).map((stage): State => ({ ...form, stage })),
    ];
    const shown = states.map(view);
    expect(new Set(shown).size).toBe(states.length);
    for (const one of shown.slice(2)) expect(one).toMatch(/Minato Bank|dots|framed|h1/);
    // The other language is a press away.
    expect(view(form)).toContain(language === 'ja' ? 'English' : '日本語');
  });

  test('offers no file where the camera alone serves', () => {
    const only: Known = { stage: 'form', verification: verification(['selfie'], { cameraOnly: true }) };
    const blocked = walk({ type: 'known', known: only }, { type: 'shoot' }, { type: 'blocked', why: 'missing' });
    const view = (state: State): string => renderToString(<Appeal state={state} dispatch={() => undefined} detector={detector} language="en" onLanguage={() => undefined} />);
    expect(view(blocked)).not.toContain('type="file"');
    expect(view(walk({ type: 'known', known: only }, { type: 'shoot' }))).not.toContain('type="file"');
    expect(view(walk(shot[0] as Event, { type: 'shoot' }, { type: 'blocked', why: 'missing' }))).toContain('type="file"');
  });
});
