import type { VNode } from 'preact';
import { Mark } from '../../ui/mark.tsx';
import { Screen } from '../../ui/screen.tsx';
import { tenant, type At, type StepProps } from '../step.ts';

/** The end, the same for everyone: a person never learns here how they were judged. */
export function View({ state, copy }: StepProps<At<'done'>>): VNode {
  const name = tenant(state.verification);
  const back = state.verification?.redirectUrl ?? null;
  const actions = back === null ? undefined : <a class="button" href={back}>{copy.done.back(name)}</a>;
  return (
    <Screen title={copy.done.title} mark={<Mark name="done" />} {...(actions === undefined ? {} : { actions })}>
      <p>{copy.done.text(name)}</p>
      {back === null ? <p>{copy.done.close}</p> : null}
    </Screen>
  );
}
