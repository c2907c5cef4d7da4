import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { open, parts } from '../../plan.ts';
import { Button } from '../../ui/button.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { At, StepProps } from '../step.ts';

/** The person goes on with another device: its way there, and how far they are. */
export function View({ place, state, copy, dispatch }: StepProps<At<'away'>>): VNode {
  const words = copy.away;
  const asked = parts(state.verification);
  const left = open(state.verification);
  const under = asked.length > left.length || place.why === 'moved';
  const { title, text } = under ? words.under : words.handoff;
  const here = <Button quiet onPress={() => dispatch({ type: 'here' })}>{words.here}</Button>;
  return (
    <Screen key={under ? 'under' : 'handoff'} title={title} {...(under ? { mark: <Mark name="phone" /> } : {})} actions={here}>
      <p>{text}</p>
      {under ? null : <Code link={location.href} label={words.code} />}
      <h2>{words.progress}</h2>
      <ol class="parts" aria-live="polite">
        {asked.map((part) => (
          <li key={part} class={left.includes(part) ? undefined : 'past'}>
            <span>{words.part[part]}</span>
            <b>{left.includes(part) ? words.open : words.done}</b>
          </li>
        ))}
      </ol>
    </Screen>
  );
}

/** The link as a picture for the phone's camera. The program that draws it is fetched only here. */
function Code({ link, label }: { readonly link: string; readonly label: string }): VNode {
  const [path, setPath] = useState<{ d: string; size: number } | null>(null);
  useEffect(() => {
    void import('./code.ts').then(({ code }) => setPath(code(link)));
  }, [link]);
  return (
    <div class="code">
      {path === null ? null : (
        <svg viewBox={`0 0 ${path.size} ${path.size}`} role="img" aria-label={label} shape-rendering="crispEdges">
          <path d={path.d} />
        </svg>
      )}
    </div>
  );
}
