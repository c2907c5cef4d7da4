import { Link } from '@tanstack/react-router'

import { useWords } from '#lib/language.ts'
import { Can, useViewer } from '#lib/viewer.tsx'
import { Answers } from '#ui/answers.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button, buttonClass } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Copy } from '#ui/copy.tsx'
import { Findings } from '#ui/findings.tsx'
import { Icon } from '#ui/icon.tsx'
import { Problem } from '#ui/page.tsx'
import { When } from '#ui/when.tsx'

import { CaseState, Due, Priority } from './badges.tsx'
import { caseWords } from './case.words.ts'
import { Compare } from './compare.tsx'
import { DecideForm } from './decide.tsx'
import { isMine, type Case, type Draft } from './review.ts'
import { Stand } from './stand.tsx'
import { Stranded } from './stranded.tsx'
import { Objection, Opinions, Why } from './told.tsx'
import { reviewWords } from './words.ts'
import style from './case.module.css'

interface Props {
  of: Case
  draft: Draft
  now: number
  /** The viewer had the case in hand and has it no more. */
  lost: boolean
  busy: boolean
  /** What went wrong with the decision. */
  undecided: string | undefined
  /** What went wrong with anything else. */
  problem: string | undefined
  onDraft: (next: Draft) => void
  onDecide: () => void
  onClaim: () => void
  onRelease: () => void
  onAssign: () => void
  onReopen: () => void
  onWaive: () => void
  onNext: () => void
}

function Back() {
  return (
    <Link to="/review" className={style['back']}>
      <Icon name="back" size={14} />
      {useWords(caseWords).back}
    </Link>
  )
}

function Acts({ of, busy, onRelease, onAssign, onReopen, onNext }: Pick<Props, 'of' | 'busy' | 'onRelease' | 'onAssign' | 'onReopen' | 'onNext'>) {
  const word = useWords(caseWords)
  const list = useWords(reviewWords)
  const mine = isMine(of, useViewer())

  return (
    <div className={style['acts']}>
      {mine && (
        <Button disabled={busy} onClick={onRelease}>
          {word.release}
        </Button>
      )}
      {of.state === 'DECIDED' ? (
        <Can do="review:senior">
          <Button disabled={busy} onClick={onReopen}>
            {word.reopen.act}
          </Button>
        </Can>
      ) : (
        <Can do="review:assign">
          <Button disabled={busy} onClick={onAssign}>
            {word.assign.act}
          </Button>
        </Can>
      )}
      {!mine && (
        <Button disabled={busy} onClick={onNext}>
          {list.next}
          <kbd className={style['key']} aria-hidden="true">
            n
          </kbd>
        </Button>
      )}
    </div>
  )
}

function Head({ of, now, ...acts }: Pick<Props, 'of' | 'now' | 'busy' | 'onRelease' | 'onAssign' | 'onReopen' | 'onNext'>) {
  const word = useWords(reviewWords)

  return (
    <div className={style['head']}>
      <div className={style['names']}>
        <div className={style['line']}>
          <h1 className={style['title']}>{of.verification.reference ?? word.noReference}</h1>
          <span role="status">
            <CaseState state={of.state} />
          </span>
          {of.fourEyes && (
            <Badge meaning="quiet" icon="people">
              {word.fourEyes}
            </Badge>
          )}
        </div>
        <p className={style['about']}>
          <span>{of.round > 1 ? `${word.causes[of.cause]}, ${word.round(of.round)}` : word.causes[of.cause]}</span>
          {of.state !== 'DECIDED' && (
            <>
              <span>
                {word.columns.priority}: <Priority priority={of.priority} />
              </span>
              <Due row={of} now={now} />
            </>
          )}
        </p>
      </div>
      <Acts of={of} {...acts} />
    </div>
  )
}

function Outcome({ of }: { of: Case }) {
  const word = useWords(caseWords)
  if (!of.outcome) return null

  return (
    <div className={style['outcome']}>
      <Badge meaning={of.outcome === 'APPROVED' ? 'good' : 'bad'} icon={of.outcome === 'APPROVED' ? 'approved' : 'declined'}>
        {word.outcomes[of.outcome]}
      </Badge>
      <span className={style['quiet']}>{word.truths[of.truth]}</span>
    </div>
  )
}

function Facts({ of, now }: { of: Case; now: number }) {
  const word = useWords(caseWords)
  const { id, createdAt, submittedAt, flow, metadata } = of.verification
  const facts = [
    [word.since, <When key="" at={of.createdAt} now={now} />],
    [word.started, <When key="" at={createdAt} now={now} />],
    ...(submittedAt ? [[word.submitted, <When key="" at={submittedAt} now={now} />] as const] : []),
    ...(flow ? [[word.flow, flow] as const] : []),
    ...Object.entries(metadata),
  ] as const

  return (
    <Card title={word.facts}>
      <dl className={style['facts']}>
        <div>
          <dt>{word.verification}</dt>
          <dd>
            <Link to="/verifications/$id" params={{ id }} className={style['link']}>
              {`${id.slice(0, 4)}…${id.slice(-6)}`}
            </Link>{' '}
            <Copy text={id} short="" label={word.verification} />
          </dd>
        </div>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

/** One case: what was captured beside what it is compared with, what was found, what was said, and the decision. */
export function CaseView({ of, draft, now, lost, busy, undecided, problem, onDraft, onDecide, onClaim, onWaive, ...acts }: Props) {
  const word = useWords(caseWords)
  const held = isMine(of, useViewer())
  // What was chosen stays in sight when a claim is lost.
  const deciding = of.obstacle === null && (held || draft.verdict !== null)

  return (
    <div className={style['page']}>
      <Back />
      <Head of={of} now={now} busy={busy} {...acts} />
      <div className={style['columns']}>
        <div className={style['top']}>
          {of.appeal && <Objection appeal={of.appeal} now={now} />}
          <Compare evidence={of.verification.evidence} />
          <Answers answers={of.verification.answers} />
          <Why of={of.verification} />
        </div>
        <div className={style['side']}>
          <Card title={word.decide}>
            <div className={style['form']}>
              <Outcome of={of} />
              <Stranded of={of} busy={busy} onWaive={onWaive} />
              {!of.outcome && <Stand row={of} lost={lost} busy={busy} onClaim={onClaim} />}
              <Problem>{problem}</Problem>
              {deciding && <DecideForm row={of} draft={draft} held={held} busy={busy} problem={undecided} onDraft={onDraft} onDecide={onDecide} />}
            </div>
          </Card>
          <Opinions of={of} now={now} />
          <Facts of={of} now={now} />
        </div>
        <div className={style['rest']}>
          {of.appeal?.examination?.state === 'DONE' && (
            <Findings title={word.examined} report={{ findings: of.appeal.examination.findings, thresholds: of.verification.report?.thresholds ?? {} }} />
          )}
          {of.verification.report && <Findings report={of.verification.report} />}
        </div>
      </div>
    </div>
  )
}

/** What stands where there is no case. */
export function LostCase() {
  return (
    <Link to="/review" className={buttonClass()}>
      {useWords(caseWords).back}
    </Link>
  )
}
