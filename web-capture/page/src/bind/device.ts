/** What kind of thing the person holds, by its pointer and size: nothing that tells one phone from another. */
export type Device = 'phone' | 'tablet' | 'desktop';

export function device(view: View = globalThis): Device {
  const coarse = view.matchMedia?.('(pointer: coarse)').matches ?? false;
  if (!coarse) return 'desktop';
  return Math.min(view.screen?.width ?? 0, view.screen?.height ?? 0) >= 600 ? 'tablet' : 'phone';
}

/** The part of a window that is asked. */
export type View = {
  readonly matchMedia?: (query: string) => { readonly matches: boolean };
  readonly screen?: { readonly width: number; readonly height: number };
};
