import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Button, buttonClass } from '#ui/button.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Lines } from '#ui/lines.tsx'

import { caseWords } from './case.words.ts'
import type { Case } from './review.ts'
import style from './case.module.css'

// The API takes so many characters.
const least = 10
const most = 500

interface Props {
  of: Pick<Case, 'stranded' | 'waived' | 'waivedFor'>
  busy: boolean
  onWaive: () => void
}

/** Says that nobody can take an appeal and what can be done, or that those who saw it may by now. */
export function Stranded({ of: { stranded, waived, waivedFor }, busy, onWaive }: Props) {
  const word = useWords(caseWords)
  if (!stranded && !waived) return null
  if (!stranded) {
    return (
      <div className={style['take']}>
        <p className={style['stand']}>{word.waived}</p>
        {waivedFor && <blockquote className={style['stand']}>{waivedFor}</blockquote>}
      </div>
    )
  }

  return (
    <div className={style['stranded']} role="status">
      <p>{waived ? word.strandedAgain : word.stranded}</p>
      <div className={style['acts']}>
        <Can do="member:write">
          <Link to="/settings/team" className={buttonClass()}>
            {word.invite}
          </Link>
        </Can>
        {!waived && (
          <Can do="review:waive">
            <Button disabled={busy} onClick={onWaive}>
              {word.waive.act}
            </Button>
          </Can>
        )}
      </div>
    </div>
  )
}

interface WaiveProps {
  busy: boolean
  problem: string | undefined
  onWaive: (reason: string) => void
  onClose: () => void
}

/** Lets those who saw a case decide it, for a reason. */
export function WaiveDialog({ busy, problem, onWaive, onClose }: WaiveProps) {
  const word = useWords(caseWords).waive
  const [reason, setReason] = useState('')

  return (
    <Confirm
      title={word.title}
      act={word.act}
      loses={false}
      busy={busy || Array.from(reason.trim()).length < least}
      problem={problem}
      onClose={onClose}
      onConfirm={() => {
        onWaive(reason.trim())
      }}
    >
      <p>{word.text}</p>
      <Lines label={word.reason} hint={word.hint} required rows={3} maxLength={most} value={reason} onChange={setReason} />
    </Confirm>
  )
}
