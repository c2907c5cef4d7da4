import { describe, expect, test } from 'vitest';
import { picture, verification } from '../../test/kit/verification.ts';
import type { Reply, Request } from '../upload/wire.ts';
import { client, type Client } from './client.ts';

function talk(status: number, body: unknown = null): { api: Client; asked: Request[] } {
  const asked: Request[] = [];
  const wire = (request: Request): Promise<Reply> => {
    asked.push(request);
    request.progress?.(3);
    return Promise.resolve({ status, body, retryAfter: null });
  };
  return { api: client({ wire, pause: () => Promise.resolve(), random: () => 0, lost: () => undefined }), asked };
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
    const body = picture();
    const heard: number[] = [];
    await api.send({ key: 'selfie/2', body }, (bytes) => heard.push(bytes));
    expect(asked).toMatchObject([{ method: 'PUT', path: '/evidence/selfie/2', type: 'image/jpeg', body }]);
    expect(heard).toStrictEqual([3]);
  });

  test('submit', async () => {
    const { api, asked } = talk(202);
    await api.send({ key: 'submit' }, () => undefined);
    expect(asked).toStrictEqual([{ method: 'POST', path: '/submit' }]);
  });
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
