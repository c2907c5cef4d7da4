import type { VNode } from 'preact';
import { Mark } from '../../ui/mark.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { At, StepProps } from '../step.ts';

/** Everything has arrived and is being looked at. */
export function View({ state, copy }: StepProps<At<'waiting'>>): VNode {
  const words = copy.waiting;
  return (
    <Screen title={words.title} mark={<Mark name="wait" />}>
      <progress aria-label={words.title} />
      <p>{state.lost ? words.lost : words.text}</p>
      <p class="small">{words.close}</p>
    </Screen>
  );
}
