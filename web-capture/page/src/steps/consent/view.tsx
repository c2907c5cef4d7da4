import type { VNode } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { tenant, type At, type StepProps } from '../step.ts';

/** What is asked and what becomes of it, before anything is taken. The camera is still off. */
export function View({ place, state, copy, dispatch }: StepProps<At<'consent'>>): VNode {
  const words = copy.consent;
  const captures = state.verification?.steps.flatMap((step) => (step.name === 'consent' ? [] : [step.name])) ?? [];
  return (
    <Screen title={words.title} actions={<Button onPress={() => dispatch({ type: 'agreed' })}>{words.agree}</Button>}>
      <p>{words.lead(tenant(state.verification))}</p>
      <h2>{words.need}</h2>
      <ol class="needs">
        {captures.map((name) => (
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
