import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { Heading } from '../ui/screen.tsx';
import { slot } from '../plan.ts';
import type { At, StepProps } from '../steps/step.ts';
import { useUrl } from './url.ts';

/** The picture as it will be sent. A doubtful one is questioned once; the person decides. */
export function Review({ place, copy, dispatch }: StepProps<At<'review'>>): VNode {
  const words = copy.review;
  const { shot, insist } = place;
  const { step } = slot(place.what);
  const url = useUrl(shot.frames[Math.floor(shot.frames.length / 2)]?.body);
  const [blind, setBlind] = useState(false);
  const use = <Button key="use" quiet={insist} onPress={() => dispatch({ type: 'accepted' })}>{words.use}</Button>;
  const again = <Button key="again" quiet={!insist} onPress={() => dispatch({ type: 'again' })}>{words.again}</Button>;
  const reason = shot.doubt === null ? '' : words.reason[shot.doubt];
  return (
    <main class="shoot">
      <div class="hint">
        <Heading text={insist ? words.doubt : words.title} />
        <p>{reason || words.text[step]}</p>
      </div>
      <div class="stage still">
        {blind || url === null ? <p class="blind">{blind ? words.blind : ''}</p> : <img src={url} alt={words.alt[step]} onError={() => setBlind(true)} />}
      </div>
      <div class="actions">{insist ? [again, use] : [use, again]}</div>
    </main>
  );
}
