import { useState } from 'react'

import { RevokeApiKeyDocument, RotateApiKeyDocument } from '#gen/graphql.ts'
import { useWords } from '#lib/language.ts'
import { newKey } from '#lib/once.ts'
import { useVerb } from '#lib/verb.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Dialog, DialogActions } from '#ui/dialog.tsx'
import { Problem, Stack } from '#ui/page.tsx'
import { useTrouble } from '#ui/problem.ts'
import { Segmented } from '#ui/segmented.tsx'
import { tell } from '#ui/toast.tsx'

import type { Key } from './key.ts'
import { MadeView } from './made.view.tsx'
import { keyWords } from './words.ts'

interface Props {
  of: Key
  onClose: () => void
}

/** Replaces a key by a new one; the old one works on for as long as is chosen. */
export function RotateDialog({ of, onClose }: Props) {
  const word = useWords(keyWords)
  const [idempotencyKey] = useState(newKey)
  const [overlap, setOverlap] = useState('86400')
  const rotate = useVerb(RotateApiKeyDocument, { stale: [['keys']] })
  const { spans } = word.rotation
  const options = [
    { value: '0', label: spans.none },
    { value: '3600', label: spans.hour },
    { value: '86400', label: spans.day },
    { value: '604800', label: spans.week },
  ]
  const trouble = useTrouble(rotate)

  return (
    <Dialog title={rotate.done ? word.made.title : word.rotation.title(of.name)} onClose={onClose}>
      {rotate.done ? (
        <MadeView secret={rotate.done.secret} origin={window.location.origin} onStored={onClose} />
      ) : (
        <Stack>
          <p>{word.rotation.text}</p>
          <p>{word.rotation.overlap}</p>
          <Segmented label={word.rotation.overlap} value={overlap} options={options} onChange={setOverlap} />
          <Problem>{trouble.of}</Problem>
          <DialogActions>
            <Button
              tone="primary"
              disabled={rotate.busy}
              onClick={() => {
                rotate.run({ input: { idempotencyKey, id: of.id, overlap: Number(overlap) } })
              }}
            >
              {word.rotation.act}
            </Button>
          </DialogActions>
        </Stack>
      )}
    </Dialog>
  )
}

/** Revokes a key for good, after its name has been typed. */
export function RevokeDialog({ of, onClose }: Props) {
  const word = useWords(keyWords).revocation
  const revoke = useVerb(RevokeApiKeyDocument, {
    stale: [['keys']],
    onDone: () => {
      tell(word.done(of.name))
      onClose()
    },
  })

  return (
    <Confirm
      title={word.title(of.name)}
      act={word.act}
      typed={of.name}
      busy={revoke.busy}
      problem={useTrouble(revoke).of}
      onClose={onClose}
      onConfirm={() => {
        revoke.run({ input: { id: of.id } })
      }}
    >
      <p>{word.text}</p>
    </Confirm>
  )
}
