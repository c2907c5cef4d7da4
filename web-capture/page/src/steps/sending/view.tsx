import type { VNode } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { At, StepProps } from '../step.ts';
import { now } from './now.ts';

/** While the pictures leave. Without a network nothing is lost and nothing needs doing. */
export function View({ state, copy }: StepProps<At<'sending'>>): VNode {
  const words = copy.sending;
  const { done, now: under } = state.bytes;
  const total = state.outbox.reduce((sum, job) => sum + ('body' in job ? job.body.size : 0), done);
  const share = total === 0 ? 1 : Math.min(1, (done + under) / total);
  const bar = <progress aria-label={words.progress} max={1} value={share} />;
  if (state.lost) {
    return (
      <Screen key="lost" title={words.lost.title} mark={<Mark name="away" />} actions={<Button onPress={now}>{words.lost.now}</Button>}>
        {bar}
        <p role="alert">{words.lost.text}</p>
      </Screen>
    );
  }
  return (
    <Screen key="sending" title={words.title} mark={<Mark name="wait" />}>
      {bar}
      <p>{words.text}</p>
    </Screen>
  );
}
