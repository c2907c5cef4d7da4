import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Next } from '../../api/types.ts';
import type { Copy } from '../../i18n/index.ts';
import { host } from '../../embed.ts';
import { Button } from '../../ui/button.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Screen } from '../../ui/screen.tsx';
import { tenant, type At, type StepProps } from '../step.ts';

/** The end. Whoever could not be confirmed sees the same page, whatever the reason: only the way on differs. */
export function View({ place, state, copy }: StepProps<At<'finished'>>): VNode {
  const { result, next } = place.outcome;
  const name = tenant(state.verification);
  const words = copy.finished[result];
  const back = state.verification?.redirectUrl ?? null;
  const open = useOpen(next.notBefore);
  const on = next.url !== null && next.kind !== 'none' && open ? <a class="button" href={next.url} target="_top">{copy.finished.go[next.kind]}</a> : null;
  const above = host();
  const close = above === null ? null : <Button quiet={on !== null} onPress={() => above.say({ honnin: 1, type: 'close' })}>{copy.finished.shut}</Button>;
  const home = close ?? (back === null ? null : <a class={on === null ? 'button' : 'button quiet'} href={back}>{copy.finished.back(name)}</a>);
  const actions = on === null && home === null ? undefined : [on, home];
  return (
    <Screen title={words.title} mark={<Mark name={result === 'not_confirmed' ? 'stop' : 'done'} />} {...(actions === undefined ? {} : { actions })}>
      <p>{words.text(name)}</p>
      {result === 'not_confirmed' ? <Way next={next} copy={copy} name={name} open={open} /> : null}
      {place.outcome.appeal === undefined ? null : <p><a class="link" href={`#${place.outcome.appeal}`}>{copy.finished.appeal}</a></p>}
      {actions === undefined ? <p>{copy.finished.close}</p> : null}
    </Screen>
  );
}

function Way({ next, copy, name, open }: { readonly next: Next; readonly copy: Copy; readonly name: string; readonly open: boolean }): VNode {
  const when = next.notBefore === null || open ? null : new Date(next.notBefore).toLocaleString(copy.tag, { dateStyle: 'long', timeStyle: 'short' });
  return (
    <>
      <p>{copy.finished.next[next.kind].text(name)}</p>
      {when === null ? null : <p>{copy.finished.from(when)}</p>}
    </>
  );
}

/** True once the time has come. */
function useOpen(notBefore: number | null): boolean {
  const left = notBefore === null ? 0 : notBefore - Date.now();
  const [open, setOpen] = useState(left <= 0);
  useEffect(() => {
    if (open) return undefined;
    // Browsers take no pause of more than about 24 days.
    const timer = setTimeout(() => setOpen(true), Math.min(left, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  }, [open, left]);
  return open;
}
