import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useStream } from '../../camera/stream.ts';
import { Button } from '../../ui/button.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Heading, Screen } from '../../ui/screen.tsx';
import type { At, StepProps } from '../step.ts';
import { Arrow } from './arrow.tsx';
import { record } from './record.ts';
import type { Prompt } from './timeline.ts';

type MotionProps = StepProps<At<'motion'> | At<'moving'>>;

/** A few slow movements before the camera, one instruction at a time; or the way on without them. */
export function View(props: MotionProps): VNode {
  const { place, state, copy, dispatch } = props;
  const still = state.verification?.steps.some((step) => step.name === 'motion' && step.alternative) === true;
  const skip = still ? <Button quiet onPress={() => dispatch({ type: 'skip' })}>{copy.motion.still}</Button> : null;
  if (place.at === 'motion' && place.phase === 'spent') {
    return (
      <Screen title={copy.motion.spent.title} mark={<Mark name="stop" />} actions={skip}>
        <p>{still ? copy.motion.spent.still : copy.motion.spent.text}</p>
      </Screen>
    );
  }
  return <Moving {...props} skip={skip} />;
}

function Moving({ place, copy, dispatch, skip }: MotionProps & { readonly skip: VNode | null }): VNode {
  const video = useRef<HTMLVideoElement>(null);
  const running = useStream(video, 'user', dispatch);
  const [prompt, setPrompt] = useState<{ it: Prompt; index: number } | null>(null);
  const words = copy.motion;
  const challenge = place.at === 'moving' ? place.challenge : null;

  useEffect(() => {
    const element = video.current;
    if (challenge === null || element === null || !running) return undefined;
    let over = false;
    // A recording of a page in the background has holes, and the person does not see what is asked.
    const hide = (): void => {
      if (document.hidden) dispatch({ type: 'again' });
    };
    document.addEventListener('visibilitychange', hide);
    void record(element, challenge, (it, index) => setPrompt({ it, index }), () => over)
      .then((frame) => frame !== null && dispatch({ type: 'recorded', frame }))
      .catch(() => dispatch({ type: 'blocked', why: 'busy' }));
    return () => {
      over = true;
      setPrompt(null);
      document.removeEventListener('visibilitychange', hide);
    };
  }, [challenge, running, dispatch]);

  const moves = challenge?.moves.length ?? 0;
  const text = prompt === null ? (place.at === 'motion' && place.unusable ? words.again : words.text) : prompt.it.move === null ? words.straight : words.move[prompt.it.move];
  return (
    <main class="shoot motion">
      <Heading text={words.title} quiet={prompt !== null} />
      <p class={prompt === null ? 'hint calm' : 'hint'} role="status">{text}</p>
      <div class="stage selfie">
        <video ref={video} autoplay muted playsInline disablePictureInPicture aria-label={copy.selfie.preview} />
        <div class="outline" />
        {prompt === null ? null : <Arrow move={prompt.it.move} />}
      </div>
      {prompt === null ? (
        <div class="actions">
          <Button onPress={() => running && dispatch({ type: 'begin' })}>{running && place.at === 'motion' && place.phase === 'intro' ? words.begin : copy.loading.title}</Button>
          {skip}
        </div>
      ) : (
        <div class="release moves">
          <span class="dots" role="img" aria-label={copy.step(Math.max(1, prompt.index), moves)}>
            {Array.from({ length: moves }, (_, i) => (
              <i key={i} class={i < prompt.index ? 'past' : undefined} />
            ))}
          </span>
        </div>
      )}
    </main>
  );
}
