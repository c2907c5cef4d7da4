import type { VNode } from 'preact';
import { Copier } from '../../ui/copier.tsx';
import { Button } from '../../ui/button.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { At, StepProps } from '../step.ts';

/** Where the page can go no further, and what the person can do instead. */
export function View({ place, copy, dispatch }: StepProps<At<'stopped'>>): VNode {
  const words = copy.stopped;
  const { title, text } = words[place.why];
  const mark = <Mark name="stop" />;
  if (place.why === 'server') {
    const again = <Button onPress={() => dispatch({ type: 'retry' })}>{words.retry}</Button>;
    return <Screen title={title} mark={mark} actions={again}><p>{text}</p></Screen>;
  }
  if (place.why === 'outdated') {
    const reload = <Button onPress={() => location.reload()}>{words.reload}</Button>;
    return <Screen title={title} mark={mark} actions={reload}><p>{text}</p></Screen>;
  }
  return (
    <Screen title={title} mark={mark}>
      <p>{text}</p>
      {place.why === 'browser' ? <Copier words={copy.copier} /> : null}
    </Screen>
  );
}
