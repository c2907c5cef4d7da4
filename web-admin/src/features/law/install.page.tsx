import { useQuery } from '@tanstack/react-query'

import { InstallLawCatalogueDocument, PlatformLawDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { useVerb } from '#lib/verb.ts'
import { fetched, Loaded } from '#ui/loaded.tsx'
import { useTrouble } from '#ui/problem.ts'
import { tell } from '#ui/toast.tsx'

import { InstallView } from './install.view.tsx'
import { installWords } from './install.words.ts'

/** Text as the API takes bytes. */
function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''))
}

/** The installation's catalogue of laws, and a newer one in its place. */
export function InstallPage() {
  const word = useWords(installWords)
  const query = useQuery({ queryKey: ['platform', 'law'], queryFn: async ({ signal }) => (await ask(PlatformLawDocument, {}, signal)).platformLawCatalogue })
  const install = useVerb(InstallLawCatalogueDocument, { stale: [['platform', 'law']], onDone: ({ catalogue }) => tell(word.done(catalogue.version)) })
  const { of } = useTrouble(install, [], word.refusals)

  return (
    <Loaded from={fetched(query)}>
      {(catalogue) => (
        <InstallView
          version={catalogue.version}
          asOf={catalogue.asOf}
          busy={install.busy}
          problem={install.refused?.__typename === 'InvalidInput' ? (install.refused.field === 'input.signature' ? word.refusals.unsigned : word.invalid) : of}
          onInstall={(data, signature) => {
            install.run({ input: { data: base64(data), signature } })
          }}
        />
      )}
    </Loaded>
  )
}
