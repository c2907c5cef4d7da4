import { Link } from '@tanstack/react-router'

import type { VerificationDetailQuery } from '#gen/graphql.ts'
import { isFailure } from '#lib/failure.ts'
import { useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Answers } from '#ui/answers.tsx'
import { Button, buttonClass } from '#ui/button.tsx'
import { Copy, CopyButton } from '#ui/copy.tsx'
import { Findings } from '#ui/findings.tsx'
import { Icon } from '#ui/icon.tsx'
import { FailureNotice, Notice } from '#ui/notice.tsx'
import { Bone } from '#ui/skeleton.tsx'

import { StateBadge } from './badges.tsx'
import { DecisionCard } from './decision.tsx'
import { detailWords } from './detail.words.ts'
import { Facts } from './facts.tsx'
import { Photographs } from './photographs.tsx'
import { looks } from './state.ts'
import { Timeline } from './timeline.tsx'
import { verificationWords } from './words.ts'
import style from './detail.module.css'

/** One verification as the console shows it. */
export type Detail = NonNullable<VerificationDetailQuery['verification']>

interface Props {
  /** Undefined until the first answer; null when there is none. */
  verification: Detail | null | undefined
  error?: unknown
  now: number
  onRetry: () => void
  onCancel: () => void
}

function Back() {
  const word = useWords(detailWords)

  return (
    <Link to="/verifications" className={style['back']}>
      <Icon name="back" size={14} />
      {word.back}
    </Link>
  )
}

function Loading() {
  const word = useWords(detailWords)

  return (
    <>
      <p className="visually-hidden" role="status">
        {word.loading}
      </p>
      <div className={style['loading']}>
        <Bone size="title" />
        <Bone size="long" />
        <Bone size="block" />
        <Bone size="block" />
      </div>
    </>
  )
}

function Head({ verification, onCancel }: { verification: Detail; onCancel: () => void }) {
  const word = useWords(detailWords)
  const list = useWords(verificationWords)

  return (
    <div className={style['head']}>
      <div className={style['names']}>
        <div className={style['line']}>
          <h1 className={style['title']}>{verification.reference ?? list.noReference}</h1>
          <span role="status">
            <StateBadge state={verification.state} />
          </span>
        </div>
        <Copy text={verification.id} label={word.facts.id} />
      </div>
      <div className={style['actions']}>
        {verification.captureUrl && looks[verification.state].cancelable && (
          <CopyButton text={verification.captureUrl}>{word.copyLink}</CopyButton>
        )}
        {verification.reviewCase && (
          <Link to="/review/$case" params={{ case: verification.reviewCase.id }} className={buttonClass({ tone: verification.state === 'REVIEW' ? 'primary' : 'plain' })}>
            {word.review}
          </Link>
        )}
        {looks[verification.state].cancelable && (
          <Can do="verification:cancel">
            <Button onClick={onCancel}>{word.cancel.action}</Button>
          </Can>
        )}
      </div>
    </div>
  )
}

/** One verification: what was decided and why, what was captured, what was found, and what happened when. */
export function DetailView({ verification, error, now, onRetry, onCancel }: Props) {
  const word = useWords(detailWords)

  if (verification === null || isFailure(error, 'not_found')) {
    return (
      <Notice page icon="search" title={word.lost.title} text={word.lost.text}>
        <Link to="/verifications" className={buttonClass()}>
          {word.back}
        </Link>
      </Notice>
    )
  }

  return (
    <div className={style['page']}>
      <Back />
      {verification ? (
        <>
          <Head verification={verification} onCancel={onCancel} />
          <div className={style['columns']}>
            <div className={style['main']}>
              <DecisionCard verification={verification} />
              <Photographs evidence={verification.evidence} />
              <Answers answers={verification.answers} />
              {verification.report && <Findings report={verification.report} />}
            </div>
            <div className={style['aside']}>
              <Facts verification={verification} now={now} />
              <Timeline events={verification.timeline} />
            </div>
          </div>
        </>
      ) : error === undefined ? (
        <Loading />
      ) : (
        <FailureNotice page error={error} retry={onRetry} />
      )}
    </div>
  )
}
