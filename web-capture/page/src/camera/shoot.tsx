import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { slot } from '../plan.ts';
import { Picker } from '../ui/picker.tsx';
import { Heading } from '../ui/screen.tsx';
import { advice, type At, type StepProps } from '../steps/step.ts';
import { fromFile } from './pick.ts';
import { useCamera } from './use.ts';

/** The live camera: one hint, an outline, a shutter that the thumb reaches and that also releases by itself. */
export function Shoot({ place, state, copy, dispatch, detector, onHint }: StepProps<At<'camera'>>): VNode {
  const { what } = place;
  const { step } = slot(what);
  const video = useRef<HTMLVideoElement>(null);
  const outline = useRef<HTMLDivElement>(null);
  const [hurt, setHurt] = useState(false);
  const camera = useCamera({ video, outline, what, verification: state.verification, detector, dispatch, onHint });
  const before = place.unusable ? copy.camera.unusable : advice(copy, state.advice);
  const notice = hurt ? copy.camera.hurt : camera.hint === 'wait' ? before : null;
  const pick = (file: File): void => void fromFile(file, what, state.verification, detector).then((shot) => (shot === null ? setHurt(true) : dispatch({ type: 'shot', shot })));
  return (
    <main class="shoot">
      <Heading text={copy[what].title} quiet={step !== 'document'} />
      <p class={`hint ${camera.hint === 'good' ? 'good' : ''}`} aria-hidden="true">
        {notice ?? (camera.running ? copy.hint[camera.hint][step] : copy.camera.starting)}
      </p>
      <p class="unseen" role="status">{notice ?? copy.hint[camera.spoken][step]}</p>
      <div class={`stage ${step} ${camera.hint === 'good' ? 'good' : ''}`}>
        <video ref={video} autoplay muted playsInline disablePictureInPicture aria-label={copy[what].preview} />
        <div class="outline" ref={outline} />
      </div>
      <div class="release">
        {what === 'back' ? <button type="button" class="link" onClick={() => dispatch({ type: 'skip' })}>{copy.back.none}</button> : <span />}
        <button type="button" class="shutter" aria-label={copy.camera.shutter} aria-disabled={!camera.running || camera.taking} onClick={camera.release}>
          <span />
        </button>
        {state.verification?.cameraOnly === true ? (
          <span />
        ) : (
          <Picker side={step === 'selfie' ? 'user' : 'environment'} look="link" onPick={pick}>
            {copy[what].file}
          </Picker>
        )}
      </div>
    </main>
  );
}
