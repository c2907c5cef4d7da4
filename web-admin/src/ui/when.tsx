import { useLanguage } from '#lib/language.ts'
import { exact, relative } from '#lib/time.ts'

/** An instant: how long ago, and exactly on hover. `now` comes from above so that a list has one clock. */
export function When({ at, now }: { at: string; now: number }) {
  const language = useLanguage()

  return (
    <time dateTime={at} title={exact(at, language)}>
      {relative(at, now, language)}
    </time>
  )
}
