import type { VNode } from 'preact';
import { useUrl } from '../camera/url.ts';
import type { Copy } from '../i18n/index.ts';
import { now } from '../steps/sending/now.ts';
import { Button } from '../ui/button.tsx';
import { Screen } from '../ui/screen.tsx';
import { LONGEST, type Event, type State } from './state.ts';

export type FormProps = { readonly state: State; readonly copy: Copy; readonly dispatch: (event: Event) => void };

/** The words, the photograph, and the button that ends it. */
export function Form({ state, copy, dispatch }: FormProps): VNode {
  const words = copy.appeal;
  const { stage, trouble, lost } = state;
  const sending = stage === 'sending';
  const left = LONGEST - Array.from(state.words).length;
  const send = lost ? (
    <Button onPress={now}>{copy.sending.lost.now}</Button>
  ) : (
    <Button onPress={() => dispatch({ type: 'send' })}>{sending ? words.sending : words.send}</Button>
  );
  return (
    <Screen title={words.title} actions={send}>
      <p>{words.text}</p>
      <label class="field">
        {words.words}
        <textarea
          rows={4}
          value={state.words}
          readOnly={sending}
          onInput={(event) => dispatch({ type: 'words', words: event.currentTarget.value })}
          aria-invalid={trouble === 'empty'}
          aria-describedby="appeal-trouble"
        />
      </label>
      {left < LONGEST / 10 ? <p role="status">{words.left(left)}</p> : null}
      <Picture state={state} copy={copy} dispatch={dispatch} />
      <p id="appeal-trouble" role="alert" class={trouble === null && !lost ? undefined : 'alert'}>
        {lost ? words.lost : trouble === null ? '' : words[trouble]}
      </p>
    </Screen>
  );
}

/** A new photograph, taken by the camera of this page. */
function Picture({ state, copy, dispatch }: FormProps): VNode {
  const words = copy.appeal;
  const { shot, picture, stage } = state;
  const url = useUrl(shot?.frames[Math.floor(shot.frames.length / 2)]?.body);
  const shoot = (text: string): VNode | null => (stage === 'form' && picture !== 'sending' ? <Button quiet onPress={() => dispatch({ type: 'shoot' })}>{text}</Button> : null);
  if (shot === null) {
    return (
      <section class="extra" aria-labelledby="appeal-picture">
        <h2 id="appeal-picture">{words.picture}</h2>
        {shoot(words.take)}
      </section>
    );
  }
  return (
    <section class="extra" aria-labelledby="appeal-picture">
      <h2 id="appeal-picture">{words.picture}</h2>
      {url === null ? null : <img class="thumb" src={url} alt={copy.review.alt.selfie} />}
      <p role="status">{picture === 'kept' ? words.kept : picture === 'sending' ? words.sending : words.unsent}</p>
      {shoot(words.retake)}
    </section>
  );
}
