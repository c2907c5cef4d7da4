import type { VNode } from 'preact';

const PATHS = {
  done: 'M20 33.5 28.5 42 45 23.5',
  stop: 'M32 20v15m0 8v.5',
  wait: 'M32 20v13l8 6',
  camera: 'M18 25h7l3-4h8l3 4h7v19H18zM32 29.5a5 5 0 1 0 0 10 5 5 0 0 0 0-10z',
  phone: 'M25 14h14a3 3 0 0 1 3 3v30a3 3 0 0 1-3 3H25a3 3 0 0 1-3-3V17a3 3 0 0 1 3-3zM30 45h4',
  away: 'M17 29c9-8 21-8 30 0M23 36c5.500-5 12.500-5 18 0M32 43.500v.5M18 47 46 19',
} as const;

export type MarkName = keyof typeof PATHS;

/** A sign above a heading. It only repeats what the heading says. */
export function Mark({ name }: { readonly name: MarkName }): VNode {
  return (
    <svg class={`mark ${name}`} viewBox="0 0 64 64" aria-hidden="true">
      <circle cx="32" cy="32" r="30" />
      <path d={PATHS[name]} />
    </svg>
  );
}
