import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { CheckFlowDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { Against } from '#ui/against.tsx'
import { Button } from '#ui/button.tsx'
import { fetched, Loaded } from '#ui/loaded.tsx'
import { Quiet, Stack } from '#ui/page.tsx'

import { flowWords } from './words.ts'

interface Props {
  yaml: string
  /** A text that was refused: what keeps it from being read is shown at once. */
  refused: string | undefined
  /** Whether only what was refused is shown, and nothing can be asked. */
  only?: boolean
}

/** What validation finds of a text that is kept nowhere. */
export function Dry({ yaml, refused, only = false }: Props) {
  const word = useWords(flowWords)
  const [asked, setAsked] = useState<string>()
  const query = useQuery({
    queryKey: ['flow', 'check', yaml],
    queryFn: async ({ signal }) => (await ask(CheckFlowDocument, { yaml }, signal)).checkFlow,
    enabled: yaml === asked || yaml === refused,
    gcTime: 0,
  })

  return (
    <Stack>
      {!only && (
        <div>
          <Button
            disabled={query.isFetching}
            onClick={() => {
              setAsked(yaml)
            }}
          >
            {word.dry.act}
          </Button>
        </div>
      )}
      <div role="status">
        {(yaml === asked || yaml === refused) && (
          <Loaded from={fetched(query)} bones={null}>
            {({ findings }) => (findings.length === 0 ? <Quiet>{word.dry.clean}</Quiet> : <Against of={findings} />)}
          </Loaded>
        )}
      </div>
    </Stack>
  )
}
