import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

import { BeginVisitDocument } from '#gen/graphql.ts'
import { call } from '#lib/api.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { roleName } from '#lib/role.ts'
import { useVerb } from '#lib/verb.ts'
import { Button } from '#ui/button.tsx'
import { Dialog, DialogActions } from '#ui/dialog.tsx'
import { Lines } from '#ui/lines.tsx'
import { Problem } from '#ui/page.tsx'
import { useTrouble } from '#ui/problem.ts'
import { Segmented } from '#ui/segmented.tsx'

import type { Tenant } from './tenants.view.tsx'
import { platformWords } from './words.ts'
import style from './platform.module.css'

const roles = ['auditor', 'reviewer', 'admin'] as const
const spans = ['15', '30', '60'] as const

/** Takes the operator into a tenant, once they have said why. The console begins anew there, with nothing left of what was seen outside. */
export function VisitDialog({ tenant, onClose }: { tenant: Tenant; onClose: () => void }) {
  const word = useWords(platformWords).visiting
  const language = useLanguage()
  const [reason, setReason] = useState('')
  const [role, setRole] = useState<(typeof roles)[number]>('auditor')
  const [minutes, setMinutes] = useState<(typeof spans)[number]>('15')
  const enter = useMutation({
    mutationFn: (visit: string) => call('POST', '/session/visit', { visit }),
    onSuccess: () => {
      window.location.assign('/')
    },
  })
  const begin = useVerb(BeginVisitDocument, {
    onDone: ({ visit }) => {
      enter.mutate(visit.id)
    },
  })
  const trouble = useTrouble({ refused: begin.refused, error: begin.error ?? enter.error ?? undefined }, ['reason'])
  const busy = begin.busy || enter.isPending || enter.isSuccess

  return (
    <Dialog title={word.title(tenant.name)} onClose={onClose}>
      <form
        className={style['form']}
        onSubmit={(event) => {
          event.preventDefault()
          begin.run({ input: { tenant: tenant.id, reason: reason.trim(), role, minutes: Number(minutes) } })
        }}
      >
        <p>{word.text}</p>
        <Lines label={word.reason} hint={word.reasonHint} error={trouble.at('reason')} value={reason} required maxLength={500} onChange={setReason} />
        <div className={style['choice']}>
          <span className={style['label']}>{word.role}</span>
          <Segmented label={word.role} value={role} options={roles.map((value) => ({ value, label: roleName(value, language) }))} onChange={setRole} />
        </div>
        <div className={style['choice']}>
          <span className={style['label']}>{word.minutes}</span>
          <Segmented label={word.minutes} value={minutes} options={spans.map((value) => ({ value, label: word.spans(value) }))} onChange={setMinutes} />
        </div>
        <Problem>{trouble.of}</Problem>
        <DialogActions>
          <Button type="submit" tone="primary" disabled={busy}>
            {busy ? word.busy : word.act}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
