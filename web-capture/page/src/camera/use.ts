import type { RefObject } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Verification } from '../api/types.ts';
import type { Detector } from '../detector/detector.ts';
import type { Hint } from '../hints/hint.ts';
import { settled, steady } from '../hints/steady.ts';
import type { Shot, Target } from '../place.ts';
import { frames } from '../plan.ts';
import type { Dispatch } from '../store.ts';
import { darkness } from './black.ts';
import { around, burst, develop, discard, FRAMES, TAKEN } from './burst.ts';
import { jpeg } from './encode.ts';
import { facing } from './open.ts';
import { judge, type Aim, type Opinion } from './opinion.ts';
import { sleep, useStream } from './stream.ts';

/** Time between two looks at the camera (ms): enough for a hint, and the phone stays cool. */
const PACE = 40;

export type Wants = {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly outline: RefObject<HTMLElement | null>;
  readonly what: Target;
  readonly verification: Verification | null;
  readonly detector: Detector;
  readonly dispatch: Dispatch;
  /** Hears each hint as it appears. */
  readonly onHint: (hint: Hint) => void;
};

export type Camera = {
  readonly running: boolean;
  readonly taking: boolean;
  readonly hint: Hint;
  readonly spoken: Hint;
  readonly release: () => void;
};

/** Runs the camera for as long as the screen stands: looks, hints, releases. */
export function useCamera({ video, outline, what, verification, detector, dispatch, onHint }: Wants): Camera {
  const running = useStream(video, facing(what), dispatch);
  const [taking, setTaking] = useState(false);
  const [hints, setHints] = useState<{ hint: Hint; spoken: Hint }>({ hint: 'wait', spoken: 'wait' });
  const busy = useRef(false);

  const release = useCallback(() => {
    const element = video.current;
    if (element === null || busy.current || verification === null || element.videoWidth === 0) return;
    busy.current = true;
    setTaking(true);
    void shoot(element, aim(element, outline.current), what, verification, detector)
      .then((shot) => dispatch({ type: 'shot', shot }))
      .catch(() => dispatch({ type: 'blocked', why: 'busy' }));
  }, [video, outline, what, verification, detector, dispatch]);

  useEffect(() => {
    const element = video.current;
    if (!running || element === null || verification === null) return undefined;
    let over = false;

    const watch = async (): Promise<void> => {
      const look = judge(what, verification.hints, detector);
      const black = darkness(performance.now());
      let state = settled(performance.now());
      while (!over) {
        if (element.readyState >= element.HAVE_CURRENT_DATA && !busy.current) {
          const seen = await look(element, aim(element, outline.current));
          const now = performance.now();
          if (black(seen.peak, now)) dispatch({ type: 'blocked', why: 'black' });
          const next = steady(state, seen.hint, now);
          if (next.shown !== state.shown || next.spoken !== state.spoken) setHints({ hint: next.shown, spoken: next.spoken });
          if (next.shown !== state.shown) onHint(next.shown);
          state = next;
          if (next.ready && next.shown === 'good') release();
        }
        await sleep(PACE);
      }
    };
    void watch();
    return () => {
      over = true;
    };
  }, [running, video, outline, what, verification, detector, dispatch, onHint, release]);

  return { running, taking, ...hints, release };
}

/** What of the camera's picture lies within the outline on the screen. */
function aim(video: HTMLVideoElement, outline: HTMLElement | null): Aim {
  const size = { width: video.videoWidth, height: video.videoHeight };
  return { ...size, screen: video.getBoundingClientRect(), outline: (outline ?? video).getBoundingClientRect() };
}

/** Takes a burst and keeps the best frame, with its neighbours where the server wants them. */
async function shoot(video: HTMLVideoElement, at: Aim, what: Target, verification: Verification, detector: Detector): Promise<Shot> {
  const look = judge(what, verification.hints, detector);
  const count = Math.min(FRAMES, frames(verification, what));
  const stills = await burst(video, TAKEN);
  const opinions: Opinion[] = [];
  for (const { canvas } of stills) opinions.push(await look(canvas, at));
  const first = around(opinions.map(({ worth }) => worth), count);
  const best = opinions[first + Math.floor(count / 2)];
  const kept = await develop(stills.slice(first, first + count), verification.limits.maxBytes, jpeg);
  discard(stills);
  return { frames: kept, doubt: best?.doubt ?? null };
}
