import type { VNode } from 'preact';
import { device } from '../../bind/device.ts';
import { Button } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { tenant, type At, type StepProps } from '../step.ts';

/** What is asked and what becomes of it, before anything is taken. The camera is still off. */
export function View({ place, state, copy, dispatch }: StepProps<At<'consent'>>): VNode {
  const words = copy.consent;
  const wanted = state.verification?.steps.flatMap((step) => (step.name === 'consent' ? [] : [step.name])) ?? [];
  const agree = <Button key="agree" onPress={() => dispatch({ type: 'agreed' })}>{words.agree}</Button>;
  const phone = device() === 'desktop' ? <Button key="phone" quiet onPress={() => dispatch({ type: 'handoff' })}>{copy.away.offer}</Button> : null;
  return (
    <Screen title={words.title} actions={[agree, phone]}>
      <p>{words.lead(tenant(state.verification))}</p>
      <h2>{words.need}</h2>
      <ol class="needs">
        {wanted.map((name) => (
          <li key={name}>{words[name]}</li>
        ))}
      </ol>
      <h2>{words.about}</h2>
      <ul class="points">
        {words.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <p class="small">{words.decline}</p>
      <p class="small">{words.version(place.version)}</p>
    </Screen>
  );
}
