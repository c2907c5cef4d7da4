import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { useWords } from '#lib/language.ts'
import { Can, useCan } from '#lib/viewer.tsx'
import { buttonClass } from '#ui/button.tsx'
import { PageHead, Section } from '#ui/page.tsx'

import { ReferencesView } from './references.view.tsx'
import { sandboxWords } from './words.ts'
import style from './sandbox.module.css'

function Keys() {
  const word = useWords(sandboxWords).keys

  return (
    <Section title={word.title} text={word.text}>
      <div className={style['row']}>
        <Can do="key:read">
          <Link to="/settings/keys" className={buttonClass()}>
            {word.keys}
          </Link>
        </Can>
        <Can do="webhook:read">
          <Link to="/settings/webhooks" className={buttonClass()}>
            {word.webhooks}
          </Link>
        </Can>
        <a href="/graphiql" className={buttonClass()}>
          {word.explorer}
        </a>
      </div>
    </Section>
  )
}

/** The test environment from within: its clock, its magic references, its emptying, and where its keys are. */
export function InsideView({ clock, clearing }: { clock: ReactNode; clearing: ReactNode }) {
  const word = useWords(sandboxWords)

  return (
    <>
      <PageHead title={word.title} text={useCan('test:write') ? word.inside.text : word.inside.only} />
      {clock}
      <ReferencesView />
      {clearing}
      <Keys />
    </>
  )
}
