import { bag, text } from '../api/read.ts';
import { usable } from '../camera/file.ts';
import type { Wire } from '../upload/wire.ts';
import type { Stage } from './view.tsx';

/** What the server takes as a picture. */
const LIMITS = { maxBytes: 15_000_000, types: ['image/jpeg', 'image/png', 'image/webp', 'image/heic'] } as const;

/** What the server says of an appeal; closed when it says nothing that is known. */
export function read(body: unknown): { stage: Stage; language: string | null } {
  if (!bag(body)) return { stage: 'closed', language: null };
  const { state } = body;
  return { stage: state === 'open' || state === 'sent' ? state : 'closed', language: text(body['language']) };
}

/** Asks where the appeal is. */
export async function load(wire: Wire): Promise<{ stage: Stage; language: string | null }> {
  const reply = await wire({ method: 'GET', path: '/appeal' }).catch(() => null);
  return read(reply?.status === 200 ? reply.body : null);
}

/** Sends the picture, then the words: with the words it is over. */
export async function send(wire: Wire, words: string, picture: File | null): Promise<Stage> {
  try {
    if (picture !== null) {
      const body = usable(picture, LIMITS);
      if (body === null) return 'failed';
      const sent = await wire({ method: 'PUT', path: '/appeal/evidence/0', type: body.type, body });
      if (sent.status !== 201) return sent.status === 409 ? 'closed' : 'failed';
    }
    const reply = await wire({ method: 'POST', path: '/appeal', type: 'application/json', body: JSON.stringify({ words }) });
    if (reply.status === 201) return 'sent';
    return reply.status === 409 || reply.status === 401 ? 'closed' : 'failed';
  } catch {
    return 'failed';
  }
}
