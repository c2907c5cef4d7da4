/** Reading what a server says: nothing is believed to be there, or to be what it should. */
export type Bag = Record<string, unknown>;

export function bag(it: unknown): it is Bag {
  return typeof it === 'object' && it !== null && !Array.isArray(it);
}

export function number(it: unknown): number | null {
  return typeof it === 'number' && Number.isFinite(it) ? it : null;
}

export function text(it: unknown): string | null {
  return typeof it === 'string' ? it : null;
}

export function among<T extends string>(it: unknown, all: readonly T[]): it is T {
  return all.some((one) => one === it);
}

/** A way out of the page must not run script or leave encryption; a developer's own machine is let through. */
export function way(it: unknown): string | null {
  return typeof it === 'string' && /^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(it) ? it : null;
}
