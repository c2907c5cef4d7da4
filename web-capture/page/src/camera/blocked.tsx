import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { device } from '../bind/device.ts';
import type { Target } from '../place.ts';
import { Button } from '../ui/button.tsx';
import { Copier } from '../ui/copier.tsx';
import { Mark } from '../ui/mark.tsx';
import { Picker } from '../ui/picker.tsx';
import { Screen } from '../ui/screen.tsx';
import type { At, StepProps } from '../steps/step.ts';
import { facing } from './open.ts';
import { fromFile } from './pick.ts';

/** The camera does not serve: what to do about it, and a way on without it. */
export function Blocked({ place, state, copy, dispatch, detector }: StepProps<At<'blocked'>>): VNode {
  const [hurt, setHurt] = useState(false);
  const { what, why } = place;
  const { title, steps } = copy.blocked[why];
  const hopeless = why === 'unsupported' || why === 'missing';
  const pick = (file: File, target: Target): void =>
    void fromFile(file, target, state.verification, detector).then((shot) => (shot === null ? setHurt(true) : dispatch({ type: 'shot', shot })));
  const still = state.verification?.steps.some((step) => step.name === 'motion' && step.alternative) === true;
  const retry = <Button key="retry" quiet={hopeless} onPress={() => dispatch({ type: 'retry' })}>{copy.blocked.retry}</Button>;
  const files = what !== 'motion' && state.verification?.cameraOnly !== true;
  const around =
    what !== 'motion' && files ? (
      <Picker key="pick" side={facing(what)} look={hopeless ? 'button' : 'button quiet'} onPick={(file) => pick(file, what)}>
        {copy.blocked.file}
      </Picker>
    ) : what === 'motion' && still ? (
      <Button key="still" quiet={!hopeless} onPress={() => dispatch({ type: 'skip' })}>{copy.motion.still}</Button>
    ) : null;
  const phone = device() === 'desktop' ? <Button key="phone" quiet onPress={() => dispatch({ type: 'handoff' })}>{copy.away.offer}</Button> : null;
  return (
    <Screen title={title} mark={<Mark name="camera" />} actions={hopeless ? [around, phone, retry] : [retry, around, phone]}>
      <ol class="needs">
        {(!files ? steps.filter((step) => step !== copy.blocked.photo && step !== copy.blocked.choose) : steps).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {why === 'unsupported' ? <Copier words={copy.copier} /> : null}
      {hurt ? <p role="alert" class="alert">{copy.camera.hurt}</p> : null}
    </Screen>
  );
}
