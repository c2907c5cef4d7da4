import type { RefObject } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CaptureName, Verification } from '../api/types.ts';
import type { Detector } from '../detector/detector.ts';
import { choose } from '../hints/choose.ts';
import type { Hint } from '../hints/hint.ts';
import { settled, steady } from '../hints/steady.ts';
import type { Dispatch } from '../store.ts';
import { burst, FRAMES } from './burst.ts';
import { darkness } from './black.ts';
import { doubt } from './doubt.ts';
import { jpeg } from './encode.ts';
import { looker } from './look.ts';
import { close, guard, open } from './open.ts';

/** Time between two looks at the camera (ms): enough for a hint, and the phone stays cool. */
const PACE = 60;

export type Wants = {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly step: CaptureName;
  readonly verification: Verification | null;
  readonly detector: Detector;
  readonly dispatch: Dispatch;
};

export type Camera = {
  readonly running: boolean;
  readonly taking: boolean;
  readonly hint: Hint;
  readonly spoken: Hint;
  readonly release: () => void;
};

/** Runs the camera for as long as the screen stands: opens, looks, hints, releases, closes. */
export function useCamera({ video, step, verification, detector, dispatch }: Wants): Camera {
  const [running, setRunning] = useState(false);
  const [taking, setTaking] = useState(false);
  const [hints, setHints] = useState<{ hint: Hint; spoken: Hint }>({ hint: 'wait', spoken: 'wait' });
  const latest = useRef<Hint>('wait');
  const busy = useRef(false);

  const release = useCallback(() => {
    const element = video.current;
    if (element === null || busy.current || verification === null || element.videoWidth === 0) return;
    busy.current = true;
    setTaking(true);
    const wanted = verification.steps.find((s) => s.name === step);
    const frames = wanted !== undefined && 'frames' in wanted ? Math.min(FRAMES, wanted.frames.max) : 1;
    void burst(element, frames, verification.limits.maxBytes, jpeg)
      .then((blobs) => dispatch({ type: 'shot', shot: { frames: blobs, doubt: doubt(latest.current) } }))
      .catch(() => dispatch({ type: 'blocked', why: 'busy' }));
  }, [video, step, verification, dispatch]);

  useEffect(() => {
    const element = video.current;
    if (element === null || verification === null) return undefined;
    let over = false;
    let finish = (): void => undefined;

    const run = async (): Promise<void> => {
      const stream = await open(navigator.mediaDevices as MediaDevices | undefined, step);
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
      const look = looker(detector);
      const black = darkness(performance.now());
      let state = settled(performance.now());
      while (!over) {
        if (element.readyState >= element.HAVE_CURRENT_DATA && !busy.current) {
          setRunning(true);
          const seen = await look(element, element.videoWidth, element.videoHeight);
          const now = performance.now();
          if (black(seen.peak, now)) dispatch({ type: 'blocked', why: 'black' });
          latest.current = choose(seen, verification.hints, step);
          const next = steady(state, latest.current, now);
          if (next.shown !== state.shown || next.spoken !== state.spoken) setHints({ hint: next.shown, spoken: next.spoken });
          state = next;
          if (next.ready && next.shown === 'good') release();
        }
        await new Promise((next) => setTimeout(next, PACE));
      }
    };
    void run();
    return () => {
      over = true;
      finish();
    };
  }, [video, step, verification, detector, dispatch, release]);

  return { running, taking, ...hints, release };
}
