import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Dispatch } from '../store.ts';
import { close, describe, guard, open, type Facing } from './open.ts';

/** Shows a camera in the video for as long as the screen stands; true once there is a picture. */
export function useStream(video: RefObject<HTMLVideoElement | null>, side: Facing, dispatch: Dispatch): boolean {
  const [running, setRunning] = useState(false);

  useEffect(() => {
    const element = video.current;
    if (element === null) return undefined;
    let over = false;
    let finish = (): void => undefined;

    const run = async (): Promise<void> => {
      const stream = await open(navigator.mediaDevices as MediaDevices | undefined, side);
      if (typeof stream === 'string') {
        if (!over) dispatch({ type: 'blocked', why: stream });
        return;
      }
      if (over) return close(stream);
      const unguard = guard(stream, () => dispatch({ type: 'blocked', why: 'taken' }));
      finish = () => {
        unguard();
        close(stream);
      };
      element.srcObject = stream;
      await element.play().catch(() => undefined);
      while (!over && element.readyState < element.HAVE_CURRENT_DATA) await sleep(30);
      if (over) return;
      dispatch({ type: 'camera', camera: describe(stream) });
      setRunning(true);
    };
    void run();
    return () => {
      over = true;
      finish();
    };
  }, [video, side, dispatch]);

  return running;
}

export function sleep(ms: number): Promise<void> {
  return new Promise((next) => {
    setTimeout(next, ms);
  });
}
