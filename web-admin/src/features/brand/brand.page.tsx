import { useQuery } from '@tanstack/react-query'

import { BrandDocument, SetBrandDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { useVerb } from '#lib/verb.ts'
import { useViewer } from '#lib/viewer.tsx'
import { fetched, Loaded } from '#ui/loaded.tsx'
import { PageHead } from '#ui/page.tsx'
import { useTrouble } from '#ui/problem.ts'
import { tell } from '#ui/toast.tsx'

import { inputOf } from './brand.ts'
import { BrandView } from './brand.view.tsx'
import { brandWords } from './words.ts'

/** How the tenant's capture page looks. */
export function BrandPage() {
  const word = useWords(brandWords)
  const { tenant } = useViewer()
  const query = useQuery({ queryKey: ['brand'], queryFn: async ({ signal }) => (await ask(BrandDocument, {}, signal)).brand })
  const save = useVerb(SetBrandDocument, { stale: [['brand']], onDone: () => tell(word.saved) })
  const trouble = useTrouble(save, ['logo', 'accent', 'radius'])

  return (
    <>
      <PageHead title={word.title} text={word.text} />
      <Loaded from={fetched(query)}>
        {(brand) => (
          <BrandView
            key={brand.revision}
            brand={brand}
            name={tenant?.name ?? ''}
            busy={save.busy}
            trouble={trouble}
            onSave={(draft) => {
              save.run({ input: inputOf(brand, draft) })
            }}
          />
        )}
      </Loaded>
    </>
  )
}
