import type { VNode } from 'preact';
import type { Verification } from '../api/types.ts';
import type { Detector } from '../detector/detector.ts';
import type { Hint } from '../hints/hint.ts';
import type { Place, State } from '../place.ts';
import type { Copy } from '../i18n/index.ts';
import type { Dispatch } from '../store.ts';

/** What every step's view gets: what is so, the words, and one way to say what the person did. */
export type StepProps<P extends Place = Place> = {
  readonly place: P;
  readonly state: State;
  readonly copy: Copy;
  readonly dispatch: Dispatch;
  readonly detector: Detector;
  readonly onHint: (hint: Hint) => void;
};

export type StepView<P extends Place = Place> = (props: StepProps<P>) => VNode;

/** A place of the flow by its name. */
export type At<N extends Place['at']> = Extract<Place, { at: N }>;

/** What the server said would help, in the person's words; null when it said nothing. */
export function advice(copy: Copy, hint: string | null): string | null {
  if (hint === null) return null;
  const words: Record<string, string> = copy.advice;
  return Object.hasOwn(words, hint) ? (words[hint] ?? null) : copy.advice.better;
}

/** The tenant's name, or nothing before it is known. */
export function tenant(verification: Verification | null): string {
  return verification?.tenant.name ?? '';
}
