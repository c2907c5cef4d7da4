import { render } from 'preact';
import { binding } from '../bind/session.ts';
import type { Detector } from '../detector/detector.ts';
import { welcome, type Host } from '../embed.ts';
import { languages, pick, type Language } from '../i18n/index.ts';
import { apply } from '../theme/apply.ts';
import type { Means } from '../upload/deliver.ts';
import { client } from './client.ts';
import { store, type Store } from './drive.ts';
import { START, type State } from './state.ts';
import { Appeal } from './view.tsx';

export type World = {
  readonly page: Element;
  readonly means: Omit<Means, 'lost'>;
  readonly detector: Detector;
  readonly above: Host | null;
  readonly dark: MediaQueryList;
};

/** Shows the page of an appeal, in place of the flow: the tenant's looks, in the person's language. */
export function mount({ page, means, detector, above, dark }: World): void {
  let chosen: Language | null = null;
  let kept: Store | null = null;
  const dispatch: Store['dispatch'] = (event) => kept?.dispatch(event);

  const paint = (state: State): void => {
    const { verification } = state;
    if (verification !== null && state.stage !== 'framed' && !welcome(above, verification.tenant.embed)) return void queueMicrotask(() => dispatch({ type: 'framed' }));
    const language = pick(chosen, verification?.language ?? null, navigator.languages, verification?.languages);
    document.documentElement.lang = language;
    document.title = languages[language].appeal.title;
    apply(verification?.tenant.theme ?? null, dark.matches, document.documentElement.style);
    const onLanguage = (wanted: Language): void => {
      chosen = wanted;
      repaint();
    };
    render(<Appeal state={state} dispatch={dispatch} detector={detector} language={language} onLanguage={onLanguage} />, page);
  };
  const repaint = (): void => paint(kept?.get() ?? START);

  const lost = (): void => dispatch({ type: 'lost' });
  kept = store(client({ ...means, lost }, binding(globalThis.crypto?.subtle, () => performance.now())), paint);
  dark.addEventListener('change', repaint);
}
