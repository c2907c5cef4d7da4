import { Link } from '@tanstack/react-router'

import { checkName } from '#lib/check.ts'
import { useLanguage, useWords, type Language } from '#lib/language.ts'
import { Card } from '#ui/card.tsx'
import { Icon } from '#ui/icon.tsx'
import { Interval } from '#ui/interval.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Quiet, Section } from '#ui/page.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { Table } from '#ui/table.tsx'

import { figuresWords } from './figures.words.ts'
import type { Agreement, Figures, Share } from './review.ts'
import { spans, type FiguresSearch } from './search.ts'
import style from './figures.module.css'

type Days = NonNullable<FiguresSearch['days']>

interface Props {
  figures: Fetched<Figures>
  days: Days
  turning: boolean
  onDays: (days: Days) => void
}

function percent(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value)
}

function whole(value: number, language: Language): string {
  return new Intl.NumberFormat(language).format(value)
}

function hundredths(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value)
}

// A share of nothing has no figure.
function isKnown(share: Share): share is Share & { value: number; low: number; high: number } {
  return share.value !== null && share.low !== null && share.high !== null
}

function useKappa(): (of: Agreement) => string {
  const word = useWords(figuresWords)
  const language = useLanguage()

  return ({ kappa, n }) => {
    if (n === 0) return '–'

    return kappa ? `${hundredths(kappa.value, language)} (${hundredths(kappa.low, language)} – ${hundredths(kappa.high, language)})` : word.kappaNone
  }
}

/** A share in figures: its value, its interval and of how many. */
function Shared({ share }: { share: Share }) {
  const word = useWords(figuresWords)
  const language = useLanguage()
  if (!isKnown(share)) return <span className={style['none']}>{word.noneYet}</span>

  return (
    <span className={style['shared']}>
      <span>
        <b className={style['value']}>{percent(share.value, language)}</b>{' '}
        <span className={style['range']}>
          ({percent(share.low, language)} – {percent(share.high, language)})
        </span>
      </span>
      <Quiet>{word.of(whole(share.count, language), whole(share.n, language))}</Quiet>
    </span>
  )
}

function Big({ title, text, share, agreement }: { title: string; text: string; share: Share; agreement?: Agreement }) {
  const word = useWords(figuresWords)
  const language = useLanguage()
  const kappa = useKappa()

  return (
    <Card title={title}>
      <div className={style['big']}>
        {isKnown(share) ? (
          <>
            <p className={style['figure']}>{percent(share.value, language)}</p>
            <Interval value={share.value} low={share.low} high={share.high} />
            <dl className={style['facts']}>
              <div>
                <dt>{word.interval}</dt>
                <dd>
                  {percent(share.low, language)} – {percent(share.high, language)}
                </dd>
              </div>
              {agreement && (
                <div>
                  <dt>{word.kappa}</dt>
                  <dd>{kappa(agreement)}</dd>
                </div>
              )}
              <div>
                <dt>n</dt>
                <dd>{word.of(whole(share.count, language), whole(share.n, language))}</dd>
              </div>
            </dl>
          </>
        ) : (
          <p className={style['none']}>{word.noneYet}</p>
        )}
        <Quiet>{text}</Quiet>
      </div>
    </Card>
  )
}

function Checks({ of }: { of: Figures }) {
  const word = useWords(figuresWords)
  const language = useLanguage()
  const kappa = useKappa()

  return (
    <Section title={word.checks} text={word.checksText}>
      <Table
        label={word.checks}
        rows={of.checks}
        id={({ check }) => check}
        columns={[
          { key: 'check', head: word.columns.check, cell: ({ check }) => checkName(check, language) },
          { key: 'share', head: word.columns.share, cell: ({ agreement }) => <Shared share={agreement.share} /> },
          { key: 'kappa', head: word.columns.kappa, cell: ({ agreement }) => kappa(agreement) },
          { key: 'unanswered', head: word.columns.unanswered, cell: ({ unanswered }) => whole(unanswered, language) },
        ]}
      />
    </Section>
  )
}

function Errors({ of: { liveness } }: { of: Figures }) {
  const word = useWords(figuresWords)
  const rates = ['apcer', 'apnrr', 'bpcer', 'bpnrr'] as const

  return (
    <Section title={word.errors}>
      <p className={style['bias']}>
        <Icon name="review" />
        <span>{word.bias}</span>
      </p>
      <Table
        label={word.errors}
        rows={rates}
        id={(rate) => rate}
        columns={[
          { key: 'figure', head: word.columns.figure, cell: (rate) => word[rate] },
          { key: 'rate', head: word.columns.rate, cell: (rate) => <Shared share={liveness[rate]} /> },
        ]}
      />
      <p className={style['note']}>{word.note}</p>
    </Section>
  )
}

/** How far reviewers agree with each other and with the engine, each figure with its n and its interval. */
export function FiguresView({ figures, days, turning, onDays }: Props) {
  const word = useWords(figuresWords)
  const language = useLanguage()

  return (
    <>
      <Link to="/review" className={style['back']}>
        <Icon name="back" size={14} />
        {word.back}
      </Link>
      <PageHead title={word.title} text={word.text}>
        <Segmented label={word.span} value={days} options={spans.map((value) => ({ value, label: word.spans[value] }))} onChange={onDays} />
      </PageHead>
      <div className={turning ? style['turning'] : ''} aria-busy={turning}>
        <Loaded from={figures}>
          {(of) =>
            of.cases === 0 ? (
              <Notice icon="list" title={word.none.title} text={word.none.text} />
            ) : (
              <>
                <p className={style['cases']}>
                  {word.cases(whole(of.cases, language))}
                  {!of.complete && ` · ${word.incomplete}`}
                </p>
                <div className={style['cards']}>
                  <Big title={word.reviewers} text={word.reviewersText} share={of.reviewers.share} agreement={of.reviewers} />
                  <Big title={word.policy} text={word.policyText} share={of.policy.share} agreement={of.policy} />
                  <Big title={word.approved} text={word.approvedText} share={of.approvedOfReview} />
                </div>
                <Checks of={of} />
                <Errors of={of} />
              </>
            )
          }
        </Loaded>
      </div>
    </>
  )
}
