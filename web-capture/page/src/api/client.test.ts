import { describe, expect, test } from 'vitest';
import { binding } from '../bind/session.ts';
import { frame, verification } from '../../test/kit/verification.ts';
import type { Reply, Request } from '../upload/wire.ts';
import { client, type Client } from './client.ts';

function talk(status: number, body: unknown = null): { api: Client; asked: Request[] } {
  const asked: Request[] = [];
  const wire = (request: Request): Promise<Reply> => {
    asked.push(request);
    request.progress?.(3);
    return Promise.resolve({ status, body, retryAfter: null });
  };
  return { api: client({ wire, pause: () => Promise.resolve(), random: () => 0, lost: () => undefined }, binding(crypto.subtle, () => 0)), asked };
}

describe('requests', () => {
  test('load', async () => {
    const { api, asked } = talk(200, verification());
    expect(await api.load()).toStrictEqual({ ok: true, value: verification() });
    expect(asked).toMatchObject([{ method: 'GET', path: '/verification' }]);
  });

  test('consent records the version that was shown', async () => {
    const { api, asked } = talk(204);
    expect(await api.send({ key: 'consent', version: 'v' }, () => undefined)).toStrictEqual({ ok: true, value: null });
    expect(asked).toMatchObject([{ method: 'POST', path: '/consent', type: 'application/json', body: '{"version":"v"}' }]);
  });

  test('a picture goes by its step and frame, with its type, and tells how far it is', async () => {
    const { api, asked } = talk(201);
    const picture = frame();
    const heard: number[] = [];
    await api.send({ key: 'selfie/2', ...picture }, (bytes) => heard.push(bytes));
    expect(asked).toMatchObject([{ method: 'PUT', path: '/evidence/selfie/2', type: 'image/jpeg', body: picture.body }]);
    expect(heard).toStrictEqual([3]);
  });

  test('submit', async () => {
    const { api, asked } = talk(202);
    await api.send({ key: 'submit' }, () => undefined);
    expect(asked).toStrictEqual([{ method: 'POST', path: '/submit' }]);
  });
});

/** A client whose server answers in turn. */
function serve(...answers: (readonly [number, unknown])[]): { api: Client; asked: Request[] } {
  const asked: Request[] = [];
  const wire = (request: Request): Promise<Reply> => {
    asked.push(request);
    const [status, body] = answers.shift() ?? [204, null];
    return Promise.resolve({ status, body, retryAfter: null });
  };
  return { api: client({ wire, pause: () => Promise.resolve(), random: () => 0, lost: () => undefined }, binding(crypto.subtle, () => 0)), asked };
}

const nothing = (): void => undefined;
const hello = [201, { session: 'cse_1', nonce: 'bm9uY2U' }] as const;

describe('binding', () => {
  test('writes after a session are signed, and reads name it', async () => {
    const { api, asked } = serve(hello, [204, null], [200, verification()]);
    expect(await api.send({ key: 'session', camera: null }, nothing)).toStrictEqual({ ok: true, value: null });
    await api.send({ key: 'consent', version: 'v' }, nothing);
    await api.load();
    expect(asked[0]).toMatchObject({ method: 'POST', path: '/session' });
    expect(asked[1]?.headers).toMatchObject({ 'Honnin-Session': 'cse_1', 'Honnin-Counter': '1' });
    expect(asked[2]?.headers).toStrictEqual({ 'Honnin-Session': 'cse_1' });
  });

  test('a retry repeats the signature byte for byte', async () => {
    const { api, asked } = serve(hello, [503, null], [204, null]);
    await api.send({ key: 'session', camera: null }, nothing);
    await api.send({ key: 'submit' }, nothing);
    expect(asked[2]).toStrictEqual(asked[1]);
  });

  test('a browser without WebCrypto cannot go on', async () => {
    const wire = (): Promise<Reply> => Promise.reject(new Error('nothing may leave'));
    const api = client({ wire, pause: () => Promise.resolve(), random: () => 0, lost: nothing }, binding(undefined, () => 0));
    expect(await api.send({ key: 'session', camera: null }, nothing)).toStrictEqual({ ok: false, why: 'browser' });
  });

  test.each([
    ['moved', 'moved'],
    ['stale', 'stale'],
    ['unbound', 'stale'],
    ['conflict', 'conflict'],
  ])('the refusal %s is %s', async (code, why) => {
    const { api } = serve([409, { error: { code, message: '' } }]);
    expect(await api.send({ key: 'submit' }, nothing)).toStrictEqual({ ok: false, why });
  });
});

describe('answers', () => {
  const job = { key: 'questions', answers: { work: 'fisher' } } as const;

  test('go by the ids of their questions', async () => {
    const { api, asked } = serve([204, null]);
    expect(await api.send(job, nothing)).toStrictEqual({ ok: true, value: null });
    expect(asked).toMatchObject([{ method: 'POST', path: '/questions', type: 'application/json', body: '{"answers":{"work":"fisher"}}' }]);
  });

  test.each([
    [400, 'answers.work', 'work'],
    [422, 'answers.work', 'work'],
    [400, 'answers', ''],
    [400, undefined, ''],
  ])('%i for %s is a refusal of “%s”', async (status, field, question) => {
    const { api } = serve([status, { error: { kind: 'invalid', message: '', field } }]);
    expect(await api.send(job, nothing)).toStrictEqual({ ok: false, why: 'unusable', question });
  });

  test('a state that has moved on is no refusal', async () => {
    expect(await serve([409, null]).api.send(job, nothing)).toStrictEqual({ ok: false, why: 'conflict' });
  });
});

describe('challenge', () => {
  test('is drawn', async () => {
    const { api } = serve([201, { challenge: 't', moves: ['blink'], secondsPerMove: 3 }]);
    expect(await api.send({ key: 'challenge' }, nothing)).toStrictEqual({ ok: true, value: { token: 't', moves: ['blink'], secondsPerMove: 3 } });
  });

  test.each([409, 422])('%i: there are no more', async (status) => {
    expect(await serve([status, null]).api.send({ key: 'challenge' }, nothing)).toStrictEqual({ ok: false, why: 'spent' });
  });

  test('with a move that the page cannot show is a failure of the server', async () => {
    const { api } = serve([201, { challenge: 't', moves: ['somersault'] }]);
    expect(await api.send({ key: 'challenge' }, nothing)).toStrictEqual({ ok: false, why: 'server' });
  });
});

test('an outcome is read, and asked for slowly', async () => {
  const { api } = serve([202, { state: 'submitted' }], [200, { state: 'finished', result: 'confirmed', next: { kind: 'none', url: 'javascript:1', notBefore: null } }]);
  expect(await api.outcome()).toStrictEqual({ ok: true, value: { state: 'submitted' } });
  expect(await api.outcome()).toStrictEqual({ ok: true, value: { state: 'finished', result: 'confirmed', next: { kind: 'none', url: null, notBefore: null } } });
});

test.each([
  [400, 'server'],
  [401, 'link'],
  [403, 'link'],
  [404, 'link'],
  [409, 'conflict'],
  [410, 'conflict'],
  [413, 'unusable'],
  [415, 'unusable'],
  [422, 'unusable'],
  [500, 'server'],
])('%i is %s', async (status, why) => {
  const { api } = talk(status);
  expect(await api.load()).toStrictEqual({ ok: false, why });
  expect(await api.send({ key: 'submit' }, () => undefined)).toStrictEqual({ ok: false, why });
});

test('an answer that is not understood is a failure of the server', async () => {
  expect(await talk(200, '<html>').api.load()).toStrictEqual({ ok: false, why: 'server' });
});
