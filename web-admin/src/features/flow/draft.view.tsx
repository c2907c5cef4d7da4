import type { ComponentProps } from 'react'

import { useWords } from '#lib/language.ts'
import { DraftForm } from '#ui/draft.tsx'

import { isName, maxYaml, start } from './flow.ts'
import { flowWords } from './words.ts'

type Props = Pick<ComponentProps<typeof DraftForm>, 'busy' | 'trouble' | 'dry' | 'onMake'>

/** The form for a new flow: its name, and the text of its first version. */
export function DraftView(props: Props) {
  const word = useWords(flowWords).draft

  return <DraftForm start={start} most={maxYaml} isName={isName} hint={word.nameHint} wrong={word.nameWrong} {...props} />
}
