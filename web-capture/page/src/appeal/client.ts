import { parse } from '../api/parse.ts';
import { bag, number, text } from '../api/read.ts';
import type { Camera, Verification } from '../api/types.ts';
import { BASE } from '../api/client.ts';
import type { Binding } from '../bind/session.ts';
import type { Frame } from '../place.ts';
import { deliver, type Means } from '../upload/deliver.ts';
import type { Reply } from '../upload/wire.ts';
import type { Known, Refusal } from './state.ts';

export type Client = {
  readonly load: () => Promise<Known | Refusal>;
  /** Opens the session by which the pictures are known. */
  readonly open: (camera: Camera | null) => Promise<Refusal | null>;
  readonly picture: (frames: readonly Frame[]) => Promise<Refusal | null>;
  readonly words: (words: string) => Promise<Refusal | null>;
};

const PATH = '/appeal';

export function client(means: Means, binding: Binding): Client {
  const picture = async ({ body, at }: Frame, index: number): Promise<Refusal | null> => {
    const path = `${PATH}/evidence/${index}`;
    const headers = await binding.headers('PUT', BASE + path, await body.arrayBuffer(), at).catch(() => null);
    if (headers === null) return 'browser';
    const reply = await deliver({ method: 'PUT', path, type: body.type, body, headers }, means);
    return reply.status === 201 ? null : why(reply);
  };

  return {
    load: async () => {
      const reply = await deliver({ method: 'GET', path: PATH }, means);
      return (reply.status === 200 ? known(reply.body) : null) ?? why(reply);
    },
    open: async (camera) => {
      const body = await binding.hello(camera).catch(() => null);
      if (body === null) return 'browser';
      const reply = await deliver({ method: 'POST', path: `${PATH}/session`, type: 'application/json', body }, means);
      return reply.status === 201 && binding.opened(reply.body) ? null : why(reply);
    },
    picture: async (frames) => {
      for (const [index, frame] of frames.entries()) {
        const refusal = await picture(frame, index);
        if (refusal !== null) return refusal;
      }
      return null;
    },
    words: async (words) => {
      const reply = await deliver({ method: 'POST', path: PATH, type: 'application/json', body: JSON.stringify({ words }) }, means);
      return reply.status === 201 ? null : why(reply);
    },
  };
}

/** Reads what the server says of an appeal; null when it is not understood. The camera needs a verification with one step. */
export function known(body: unknown): Known | null {
  if (!bag(body)) return null;
  const steps = [{ name: 'selfie', done: false, frames: { min: 1, max: number(body['frames']) ?? 1 } }];
  const verification: Verification | null = parse({ ...body, id: '', state: 'capturing', steps });
  if (verification === null) return null;
  const state = text(body['state']);
  return { stage: state === 'open' ? 'form' : state === 'sent' ? 'sent' : 'closed', verification };
}

function why({ status, body }: Reply): Refusal {
  const error = bag(body) && bag(body['error']) ? body['error'] : {};
  const code = error['code'];
  if (code === 'stale' || code === 'moved' || code === 'unbound') return 'stale';
  if (status === 401 || status === 403) return 'link';
  if (status === 404 || status === 409 || status === 410) return 'closed';
  return status === 413 || status === 415 || status === 422 ? 'unusable' : 'server';
}
