import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Copy } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import { Screen } from '../ui/screen.tsx';

/** How much the server takes, in characters as it counts them. */
export const LONGEST = 2000;

/** Where an appeal is: `sending` is on its way, `failed` came back. */
export type Stage = 'loading' | 'open' | 'sending' | 'failed' | 'sent' | 'closed';

export type AppealProps = {
  readonly stage: Stage;
  readonly copy: Copy;
  readonly onSend: (words: string, picture: File | null) => void;
};

/** Objecting to an outcome, once: the person's own words, and a new photograph if they like. It never says why the outcome was what it was. */
export function Appeal({ stage, copy, onSend }: AppealProps): VNode {
  if (stage === 'loading') return <Screen title={copy.appeal.loading} />;
  if (stage === 'sent') {
    return (
      <Screen title={copy.appeal.sent.title} mark={<Mark name="done" />}>
        <p>{copy.appeal.sent.text}</p>
      </Screen>
    );
  }
  if (stage === 'closed') {
    return (
      <Screen title={copy.appeal.closed.title} mark={<Mark name="stop" />}>
        <p>{copy.appeal.closed.text}</p>
      </Screen>
    );
  }
  return <Form stage={stage} copy={copy} onSend={onSend} />;
}

function Form({ stage, copy, onSend }: AppealProps): VNode {
  const [words, setWords] = useState('');
  const [picture, setPicture] = useState<File | null>(null);
  const [empty, setEmpty] = useState(false);
  const said = words.trim();
  const send = (): void => {
    if (stage === 'sending') return;
    setEmpty(said === '');
    if (said !== '') onSend(said, picture);
  };
  const trouble = empty && said === '' ? copy.appeal.empty : stage === 'failed' ? copy.appeal.failed : null;
  return (
    <Screen title={copy.appeal.title} actions={<Button onPress={send}>{stage === 'sending' ? copy.appeal.sending : copy.appeal.send}</Button>}>
      <p>{copy.appeal.text}</p>
      <label class="field">
        {copy.appeal.words}
        <textarea rows={6} value={words} onInput={(event) => setWords([...event.currentTarget.value].slice(0, LONGEST).join(''))} aria-invalid={trouble !== null} />
      </label>
      <label class="field">
        {copy.appeal.picture}
        <input type="file" accept="image/*" capture="user" onChange={(event) => setPicture(event.currentTarget.files?.[0] ?? null)} />
      </label>
      {trouble === null ? null : <p role="alert">{trouble}</p>}
    </Screen>
  );
}
