import type { VNode } from 'preact';
import { Mark } from '../../ui/mark.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Button } from '../../ui/button.tsx';
import type { At, StepProps } from '../step.ts';
import { now } from '../sending/now.ts';

/** While the server is asked what there is to do. */
export function View({ state, copy }: StepProps<At<'loading'>>): VNode {
  if (state.lost) {
    const { title, now: words } = copy.sending.lost;
    return (
      <Screen key="lost" title={title} mark={<Mark name="away" />} actions={<Button onPress={now}>{words}</Button>}>
        <p>{copy.loading.text}</p>
      </Screen>
    );
  }
  return (
    <Screen key="loading" title={copy.loading.title} mark={<Mark name="wait" />}>
      <p>{copy.loading.text}</p>
    </Screen>
  );
}
