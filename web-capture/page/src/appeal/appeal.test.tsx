import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { languages } from '../i18n/index.ts';
import type { Reply, Request, Wire } from '../upload/wire.ts';
import { load, read, send } from './drive.ts';
import { Appeal, type Stage } from './view.tsx';

/** Answers one after the other, and keeps what was asked. */
function wired(...statuses: number[]): { wire: Wire; asked: Request[] } {
  const asked: Request[] = [];
  const wire: Wire = (request) => {
    asked.push(request);
    const status = statuses.shift();
    return status === undefined ? Promise.reject(new TypeError('no answer')) : Promise.resolve({ status, body: { state: 'open', language: 'en' }, retryAfter: null } satisfies Reply);
  };
  return { wire, asked };
}

describe('an appeal', () => {
  test('sends the picture before the words, which end it', async () => {
    const { wire, asked } = wired(201, 201);
    expect(await send(wire, 'It is me.', new File(['x'], 'me.jpg', { type: 'image/jpeg' }))).toBe('sent');
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual(['PUT /appeal/evidence/0', 'POST /appeal']);
    expect(asked[1]?.body).toBe('{"words":"It is me."}');
  });

  test.each([
    [[201], null, 'sent'],
    [[409], null, 'closed'],
    [[401], null, 'closed'],
    [[500], null, 'failed'],
    [[], null, 'failed'],
    [[409], 'me.jpg', 'closed'],
    [[415], 'me.jpg', 'failed'],
    [[], 'me.txt', 'failed'],
  ] as const)('after %j with %s is %s', async (statuses, name, want) => {
    expect(await send(wired(...statuses).wire, 'x', name === null ? null : new File(['x'], name))).toBe(want);
  });

  test('is closed when nothing is known of it', async () => {
    expect(await load(wired(200).wire)).toEqual({ stage: 'open', language: 'en' });
    expect((await load(wired(404).wire)).stage).toBe('closed');
    expect((await load(wired().wire)).stage).toBe('closed');
    expect(read({ state: 'declined' }).stage).toBe('closed');
  });

  test.each(Object.entries(languages))('has words for every stage in %s', (_, copy) => {
    const stages: Stage[] = ['loading', 'open', 'sending', 'failed', 'sent', 'closed'];
    const shown = stages.map((stage) => renderToString(<Appeal stage={stage} copy={copy} onSend={() => undefined} />));
    expect(new Set(shown).size).toBe(stages.length);
    expect(shown[3]).toContain('role="alert"');
  });
});
