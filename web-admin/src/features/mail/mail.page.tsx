import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { isFailure } from '#lib/failure.ts'
import { useNow } from '#lib/time.ts'
import { Dialog } from '#ui/dialog.tsx'
import { fetched } from '#ui/loaded.tsx'

import { listMails, readMail, type Mail } from './mail.ts'
import { LetterView, MailsView } from './mail.view.tsx'

function Letter({ mail, onClose }: { mail: Mail; onClose: () => void }) {
  const query = useQuery({ queryKey: ['mails', mail.id], queryFn: () => readMail(mail.id) })

  return (
    <Dialog wide title={mail.subject} onClose={onClose}>
      <LetterView mail={fetched(query)} />
    </Dialog>
  )
}

/** The mails of the embedded default, which sends none. */
export function MailPage() {
  const now = useNow()
  const [open, setOpen] = useState<Mail | null>(null)
  const query = useQuery({ queryKey: ['mails'], queryFn: listMails, refetchInterval: 5_000 })

  return (
    <>
      <MailsView mails={fetched(query)} sent={isFailure(query.error, 'not_found')} now={now} onOpen={setOpen} />
      {open && (
        <Letter
          mail={open}
          onClose={() => {
            setOpen(null)
          }}
        />
      )}
    </>
  )
}
