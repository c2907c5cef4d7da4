import type { Frame } from '../../place.ts';
import type { Prompt } from './timeline.ts';

/** The media type of a recording. */
export const TYPE = 'application/vnd.honnin.motion';

/**
 * One body: the length of the header in four bytes, big end first; the header in JSON; the frames one after another.
 * Times are ms on the page's clock; `began` is when the first instruction showed.
 */
export function pack(token: string, prompts: readonly Prompt[], began: number, frames: readonly Frame[]): Blob {
  const header = new TextEncoder().encode(
    JSON.stringify({
      challenge: token,
      frames: frames.map(({ at, body }) => ({ at: Math.round(at), bytes: body.size })),
      prompts: prompts.flatMap(({ move, from, to }) => (move === null ? [] : [{ move, from: Math.round(began + from), to: Math.round(began + to) }])),
    }),
  );
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, header.length);
  return new Blob([length, header, ...frames.map(({ body }) => body)], { type: TYPE });
}
