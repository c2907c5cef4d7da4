import { Link } from '@tanstack/react-router'
import type { ComponentProps } from 'react'

import { useWords } from '#lib/language.ts'
import { PageHead } from '#ui/page.tsx'
import { Versions } from '#ui/versions.tsx'

import { flowWords } from './words.ts'
import style from './flow.module.css'

/** One flow: its versions, and one of them. */
export function FlowView({ name, ...versions }: { name: string } & ComponentProps<typeof Versions>) {
  const word = useWords(flowWords)

  return (
    <>
      <p>
        <Link to="/flows" className={style['name']}>
          ‹ {word.all}
        </Link>
      </p>
      <PageHead title={name} />
      <Versions {...versions} />
    </>
  )
}
