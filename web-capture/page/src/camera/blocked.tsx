import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import { Picker } from '../ui/picker.tsx';
import { Screen } from '../ui/screen.tsx';
import type { At, StepProps } from '../steps/step.ts';
import { fromFile } from './pick.ts';

/** The camera does not serve: what to do about it, and a way on without it. */
export function Blocked({ place, state, copy, dispatch, detector }: StepProps<At<'blocked'>>): VNode {
  const [hurt, setHurt] = useState(false);
  const { title, steps } = copy.blocked[place.why];
  const hopeless = place.why === 'unsupported' || place.why === 'missing';
  const retry = <Button quiet={hopeless} onPress={() => dispatch({ type: 'retry' })}>{copy.blocked.retry}</Button>;
  const pick = (
    <Picker
      step={place.step}
      look={hopeless ? 'button' : 'button quiet'}
      onPick={(file) => void fromFile(file, place.step, state.verification, detector).then((shot) => (shot === null ? setHurt(true) : dispatch({ type: 'shot', shot })))}
    >
      {copy.blocked.file}
    </Picker>
  );
  return (
    <Screen title={title} mark={<Mark name="camera" />} actions={hopeless ? [pick, retry] : [retry, pick]}>
      <ol class="needs">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {hurt ? <p role="alert" class="alert">{copy.camera.hurt}</p> : null}
    </Screen>
  );
}
