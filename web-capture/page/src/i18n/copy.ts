import type { ja } from './ja.ts';

/** The same keys, with any words: a language that misses one does not compile. */
type Words<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : T extends readonly string[]
      ? readonly string[]
      : { readonly [K in keyof T]: Words<T[K]> };

export type Copy = Words<typeof ja>;
