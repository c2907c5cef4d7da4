import { language, useLanguage } from '#lib/language.ts'
import { scheme, schemes, type Scheme } from '#lib/scheme.ts'
import { useStore } from '#lib/store.ts'
import { Segmented } from '#ui/segmented.tsx'

// A language is named in itself, so that it can be found by those who read no other.
const names = [
  { value: 'ja', label: '日本語' },
  { value: 'en', label: 'English' },
] as const

/** The switch between the languages. */
export function LanguageChoice({ label }: { label: string }) {
  return <Segmented label={label} value={useLanguage()} options={names} onChange={language.set} />
}

/** The switch between the colour schemes. */
export function SchemeChoice(props: { label: string; names: Readonly<Record<Scheme, string>> }) {
  const options = schemes.map((value) => ({ value, label: props.names[value] }))

  return <Segmented label={props.label} value={useStore(scheme)} options={options} onChange={scheme.set} />
}
