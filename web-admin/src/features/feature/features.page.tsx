import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { FeatureListDocument, RequestFeatureDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { featureText } from '#lib/feature.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { useVerb } from '#lib/verb.ts'
import { Button } from '#ui/button.tsx'
import { Dialog, DialogActions } from '#ui/dialog.tsx'
import { Lines } from '#ui/lines.tsx'
import { fetched } from '#ui/loaded.tsx'
import { Problem } from '#ui/page.tsx'
import { useTrouble } from '#ui/problem.ts'
import { tell } from '#ui/toast.tsx'

import { FeaturesView, type Feature } from './features.view.tsx'
import { featureWords } from './words.ts'
import style from './feature.module.css'

function RequestDialog({ feature, onClose }: { feature: Feature; onClose: () => void }) {
  const word = useWords(featureWords).request
  const { name } = featureText(feature, useLanguage())
  const [note, setNote] = useState('')
  const request = useVerb(RequestFeatureDocument, {
    stale: [['features']],
    onDone: () => {
      tell(word.done(name))
      onClose()
    },
  })
  const trouble = useTrouble(request, ['note'])

  return (
    <Dialog title={word.title(name)} onClose={onClose}>
      <form
        className={style['form']}
        onSubmit={(event) => {
          event.preventDefault()
          request.run({ input: { feature: feature.key, ...(note.trim() && { note: note.trim() }) } })
        }}
      >
        <p>{word.text}</p>
        <Lines label={word.note} hint={word.noteHint} error={trouble.at('note')} value={note} maxLength={500} onChange={setNote} />
        <Problem>{trouble.of}</Problem>
        <DialogActions>
          <Button type="submit" tone="primary" disabled={request.busy}>
            {request.busy ? word.busy : word.act}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

/** What the contract covers. */
export function FeaturesPage() {
  const [asking, setAsking] = useState<Feature | null>(null)
  const query = useQuery({
    queryKey: ['features'],
    queryFn: async ({ signal }) => (await ask(FeatureListDocument, {}, signal)).features,
  })

  return (
    <>
      <FeaturesView features={fetched(query)} onAsk={setAsking} />
      {asking && (
        <RequestDialog
          feature={asking}
          onClose={() => {
            setAsking(null)
          }}
        />
      )}
    </>
  )
}
