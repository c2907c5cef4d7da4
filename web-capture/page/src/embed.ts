/** The page inside another page's frame: who that is, and the few words said to it. */

/** What the frame hears; `verification` is an id. It never hears how the person was judged: that is for the tenant's server. */
export type Message = { readonly honnin: 1 } & ({ readonly type: 'ready' | 'close' } | { readonly type: 'done'; readonly verification: string });

/** The parts of a window that are needed. */
export type Window = {
  readonly parent?: { postMessage(message: Message, origin: string): void } | undefined;
  readonly self?: unknown;
  readonly location?: { readonly ancestorOrigins?: { readonly length: number; readonly [index: number]: string } };
  readonly document?: { readonly referrer: string };
};

export type Host = {
  /** The origin of the page that holds this one; null when the browser does not tell. */
  readonly origin: string | null;
  readonly say: (message: Message) => void;
};

/** Whoever holds this page in a frame; null when it stands alone. */
export function host(view: Window = globalThis as unknown as Window): Host | null {
  const { parent } = view;
  if (parent === undefined || parent === view.self) return null;
  const origin = ancestor(view);
  return { origin, say: (message) => void (origin === null || parent.postMessage(message, origin)) };
}

/** Whether the tenant lets this page stand where it stands. No word from the browser means no. */
export function welcome(it: Host | null, embed: readonly string[]): boolean {
  return it === null || (it.origin !== null && embed.includes(it.origin));
}

/** Frames within frames are let in by none: every origin above must be known, and only one can be. */
function ancestor({ location, document }: Window): string | null {
  const above = location?.ancestorOrigins;
  if (above !== undefined) return above.length === 1 ? (above[0] ?? null) : null;
  try {
    return new URL(document?.referrer ?? '').origin;
  } catch {
    return null;
  }
}
