import { Link, useRouter } from '@tanstack/react-router'

import { useWords } from '#lib/language.ts'
import { buttonClass } from '#ui/button.tsx'
import { FailureNotice, Notice } from '#ui/notice.tsx'

import { appWords } from './words.ts'

/** For an address that leads nowhere. */
export function Lost() {
  const word = useWords(appWords)

  return (
    <main>
      <Notice page icon="search" title={word.lost.title} text={word.lost.text}>
      <Link to="/verifications" className={buttonClass()}>
        {word.lost.home}
      </Link>
      </Notice>
    </main>
  )
}

/** For a page that could not be put together. */
export function Broken({ error }: { error: unknown }) {
  const router = useRouter()

  return (
    <main>
      <FailureNotice
        page
        error={error}
        retry={() => {
          void router.invalidate()
        }}
      />
    </main>
  )
}

/** For a page that takes its time. */
export function Pending() {
  const word = useWords(appWords)

  return (
    <p className="visually-hidden" role="status">
      {word.loading}
    </p>
  )
}
