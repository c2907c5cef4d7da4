import type { VNode } from 'preact';
import type { State } from '../place.ts';
import { open, parts } from '../plan.ts';
import type { Tenant } from '../api/types.ts';
import { languages, type Copy, type Language } from '../i18n/index.ts';

export type HeaderProps = {
  readonly state: State;
  readonly copy: Copy;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
};

/** Who asks, until the person has agreed; then how far along. And in which language. In a test environment, above all else, that nothing is real. */
export function Header({ state, copy, language, onLanguage }: HeaderProps): VNode {
  const others = (Object.keys(languages) as Language[]).filter((code) => code !== language);
  const { now, all } = progress(state);
  return (
    <>
      {state.verification?.tenant.test === true && (
        <p class="ribbon" role="note">
          {copy.test}
        </p>
      )}
      <header class="header">
        {now === 0 || state.place.at === 'consent' ? (
          <Name tenant={state.verification?.tenant ?? null} />
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
    </>
  );
}

/** The step the person is at, counted from 1, sending being the last; 0 where no step is walked. */
export function progress({ place, verification, taken, skipped }: State): { now: number; all: number } {
  const asked = parts(verification);
  const all = asked.length + 1;
  if (QUIET.includes(place.at)) return { now: 0, all };
  const left = open(verification).filter((part) => !taken.includes(part) && !skipped.includes(part)).length;
  return { now: asked.length - left + 1, all };
}

/** Places at which no step is walked. */
const QUIET: readonly State['place']['at'][] = ['loading', 'stopped', 'waiting', 'finished', 'away'];

/** Who asks: the logo where there is one, which says the name. */
function Name({ tenant }: { readonly tenant: Tenant | null }): VNode {
  if (tenant !== null && tenant.logo !== null) return <img class="logo" src={tenant.logo} alt={tenant.name} />;
  return <span class="name">{tenant?.name ?? ''}</span>;
}
