import type { VNode } from 'preact';
import type { State } from '../flow.ts';
import { languages, type Copy, type Language } from '../i18n/index.ts';

export type HeaderProps = {
  readonly state: State;
  readonly copy: Copy;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
};

/** Who asks, how far along, and in which language. */
export function Header({ state, copy, language, onLanguage }: HeaderProps): VNode {
  const others = (Object.keys(languages) as Language[]).filter((code) => code !== language);
  const { now, all } = progress(state);
  return (
    <header class="header">
      {now === 0 ? (
        <span class="name">{state.verification?.tenant.name ?? ''}</span>
      ) : (
        <span class="dots" role="img" aria-label={copy.step(now, all)}>
          {Array.from({ length: all }, (_, i) => (
            <i key={i} class={i < now ? 'past' : undefined} />
          ))}
        </span>
      )}
      {others.map((code) => (
        <button type="button" key={code} class="link" lang={code} onClick={() => onLanguage(code)}>
          {languages[code].language}
        </button>
      ))}
    </header>
  );
}

/** The step the person is at, counted from 1, sending being the last; 0 where no step is walked. */
export function progress({ place, verification, taken }: State): { now: number; all: number } {
  const steps = verification?.steps ?? [];
  const all = steps.length + 1;
  if (place.at === 'loading' || place.at === 'stopped' || place.at === 'done') return { now: 0, all };
  const done = steps.filter((step) => step.done || taken.includes(step.name)).length;
  return { now: done + 1, all };
}
