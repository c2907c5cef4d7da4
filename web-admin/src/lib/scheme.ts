import { createStore } from '#lib/store.ts'

/** The colour schemes a person can choose; `system` follows the device. */
export const schemes = ['system', 'light', 'dark'] as const

/** One of {@link schemes}. */
export type Scheme = (typeof schemes)[number]

/** The chosen colour scheme. public/scheme.js applies the kept value before the first paint, under the same key. */
export const scheme = createStore<Scheme>(
  'honnin.scheme',
  schemes,
  () => 'system',
  (value) => {
    document.documentElement.dataset['scheme'] = value
  },
)
