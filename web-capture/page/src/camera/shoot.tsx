import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Picker } from '../ui/picker.tsx';
import { Heading } from '../ui/screen.tsx';
import type { At, StepProps } from '../steps/step.ts';
import { fromFile } from './pick.ts';
import { useCamera } from './use.ts';

/** The live camera: one hint, an outline, a shutter that the thumb reaches and that also releases by itself. */
export function Shoot({ place, state, copy, dispatch, detector }: StepProps<At<'camera'>>): VNode {
  const { step } = place;
  const video = useRef<HTMLVideoElement>(null);
  const [hurt, setHurt] = useState(false);
  const camera = useCamera({ video, step, verification: state.verification, detector, dispatch });
  const notice = hurt ? copy.camera.hurt : place.unusable && camera.hint === 'wait' ? copy.camera.unusable : null;
  return (
    <main class="shoot">
      <Heading text={copy[step].title} quiet />
      <p class={`hint ${camera.hint === 'good' ? 'good' : ''}`} aria-hidden="true">
        {notice ?? (camera.running ? copy.hint[camera.hint][step] : copy.camera.starting)}
      </p>
      <p class="unseen" role="status">{notice ?? copy.hint[camera.spoken][step]}</p>
      <div class={`stage ${step} ${camera.hint === 'good' ? 'good' : ''}`}>
        <video ref={video} autoplay muted playsInline disablePictureInPicture aria-label={copy[step].preview} />
        <div class="outline" />
      </div>
      <div class="release">
        <span />
        <button type="button" class="shutter" aria-label={copy.camera.shutter} aria-disabled={!camera.running || camera.taking} onClick={camera.release}>
          <span />
        </button>
        <Picker step={step} look="link" onPick={(file) => void fromFile(file, step, state.verification, detector).then((shot) => (shot === null ? setHurt(true) : dispatch({ type: 'shot', shot })))}>
          {copy[step].file}
        </Picker>
      </div>
    </main>
  );
}
