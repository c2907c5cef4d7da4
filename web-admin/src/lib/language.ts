import { createStore, useStore } from '#lib/store.ts'

/** The languages of the console. */
export const languages = ['ja', 'en'] as const

/** One of {@link languages}. */
export type Language = (typeof languages)[number]

/** The language to begin with: the browser's first choice that the console speaks, else English. */
export function preferred(choices: readonly string[]): Language {
  for (const choice of choices) {
    const found = languages.find((language) => choice.toLowerCase().startsWith(language))
    if (found) return found
  }

  return 'en'
}

/** The chosen language. */
export const language = createStore<Language>(
  'honnin.language',
  languages,
  () => preferred(navigator.languages),
  (value) => {
    document.documentElement.lang = value
  },
)

/** Reads the language in a component. */
export function useLanguage(): Language {
  return useStore(language)
}

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widen<T[K]> }

/** The same words in every language. */
export type Words<W> = Readonly<Record<Language, W>>

/** Binds words in two languages: a key that is missing, too many or of another shape in one of them does not compile. */
export function words<const T>(en: T, ja: NoInfer<Widen<T>>): Words<Widen<T>> {
  return { en: en as Widen<T>, ja }
}

/** The words in the reader's language. */
export function useWords<W>(both: Words<W>): W {
  return both[useLanguage()]
}
