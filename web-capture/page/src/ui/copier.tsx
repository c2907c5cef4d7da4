import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

/** Takes the link along to a browser that can do more. Where the clipboard is shut, the link stands there to be held and copied. */
export function Copier({ words }: { readonly words: { readonly copy: string; readonly copied: string } }): VNode {
  const [state, setState] = useState<'ready' | 'copied' | 'shut'>('ready');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(location.href);
      setState('copied');
    } catch {
      setState('shut');
    }
  };
  return (
    <p>
      {state === 'shut' ? <span class="address">{location.href}</span> : null}
      {state === 'ready' ? <button type="button" class="link" onClick={() => void copy()}>{words.copy}</button> : null}
      <span role="status">{state === 'copied' ? words.copied : ''}</span>
    </p>
  );
}
