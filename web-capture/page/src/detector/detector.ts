import type { Face } from '../hints/look.ts';
import type { Box } from './letterbox.ts';
import type { Answer, Ask } from './talk.ts';

/** The part of a Worker that the detector needs. */
export type Port = {
  addEventListener(name: 'message', listener: (event: MessageEvent<Answer>) => void): void;
  addEventListener(name: 'error', listener: () => void): void;
  postMessage(ask: Ask, transfer: Transferable[]): void;
};

export type Detector = {
  /** `failed` is final: the page then goes by sharpness and exposure, and by the person's finger. */
  readonly state: () => 'loading' | 'ready' | 'failed';
  /** Faces in a letterboxed picture; null without a working detector, or while it is busy with another. The pixels are handed over. */
  readonly detect: (rgba: ArrayBuffer, box: Box) => Promise<readonly Face[] | null>;
  /** The 68 points of a face in a square, in shares of it; null as above, and while that network loads. */
  readonly points: (rgba: ArrayBuffer) => Promise<Float32Array | null>;
};

type Found = readonly Face[] | Float32Array | null;

/** Begins to load at once; `start` makes the worker and may throw where there are none. */
export function detector(start: () => Port): Detector {
  let state: 'loading' | 'ready' | 'failed' = 'loading';
  let waiting: { id: number; done: (found: Found) => void } | null = null;
  let count = 0;

  const settle = (found: Found): void => {
    waiting?.done(found);
    waiting = null;
  };
  const fail = (): void => {
    state = 'failed';
    settle(null);
  };

  let port: Port | null = null;
  try {
    port = start();
    port.addEventListener('error', fail);
    port.addEventListener('message', ({ data }) => {
      if (data.type === 'ready') state = 'ready';
      else if (data.type === 'failed') fail();
      else if (data.id === waiting?.id) settle(data.type === 'faces' ? data.faces : data.points);
    });
  } catch {
    fail();
  }

  const ask = (rgba: ArrayBuffer, box: Box | null): Promise<Found> => {
    const open = port;
    if (state !== 'ready' || open === null || waiting !== null) return Promise.resolve(null);
    const id = ++count;
    return new Promise((done) => {
      waiting = { id, done };
      open.postMessage({ id, rgba, box }, [rgba]);
    });
  };

  return {
    state: () => state,
    detect: (rgba, box) => ask(rgba, box) as Promise<readonly Face[] | null>,
    points: (rgba) => ask(rgba, null) as Promise<Float32Array | null>,
  };
}
