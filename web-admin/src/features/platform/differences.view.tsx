import { Link } from '@tanstack/react-router'

import type { PaymentDifferencesQuery } from '#gen/graphql.ts'
import { isFailure, type Failure } from '#lib/failure.ts'
import { useWords } from '#lib/language.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { FailureNotice, Notice } from '#ui/notice.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { PageHead, Quiet, Stack } from '#ui/page.tsx'
import { Snippet } from '#ui/snippet.tsx'
import { Table } from '#ui/table.tsx'

import { differenceWords } from './differences.words.ts'
import style from './platform.module.css'

type Differences = PaymentDifferencesQuery['paymentDifferences']
type Difference = NonNullable<Differences>[number]

const repair = 'honnin billing reconcile --repair'

/** What differs, and what to do about it. */
function Found({ all }: { all: readonly Difference[] }) {
  const word = useWords(differenceWords)
  const safe = all.filter((one) => one.safe).length
  const none = <Quiet>{word.nobody}</Quiet>

  const said = (text: string) => (text ? <span className={style['note']}>{word.said[text] ?? text}</span> : none)

  return (
    <Stack>
      <p>{word.sum(all.length, safe)}</p>
      {safe > 0 && <Snippet title={word.repair} label={word.copy} text={repair} />}
      <Table
        label={word.title}
        rows={all.map((one, at) => ({ ...one, at }))}
        id={({ at }) => String(at)}
        columns={[
          {
            key: 'kind',
            head: word.columns.kind,
            cell: ({ kind }) => (
              <div className={style['difference']}>
                <strong>{word.kinds[kind].name}</strong>
                <Quiet>{word.kinds[kind].todo}</Quiet>
              </div>
            ),
          },
          {
            key: 'tenant',
            head: word.columns.tenant,
            cell: ({ tenant }) =>
              tenant ? (
                <Link to="/platform/tenants/$id" params={{ id: tenant.id }} className={style['name']}>
                  {tenant.name}
                </Link>
              ) : (
                none
              ),
          },
          { key: 'what', head: word.columns.what, cell: ({ what }) => said(what) },
          { key: 'ours', head: word.columns.ours, cell: ({ ours }) => said(ours) },
          { key: 'theirs', head: word.columns.theirs, cell: ({ theirs }) => said(theirs) },
          {
            key: 'safe',
            head: word.columns.safe,
            cell: ({ safe }) =>
              safe ? (
                <Badge meaning="info" icon="approved">
                  {word.safe}
                </Badge>
              ) : (
                <Badge meaning="warn" icon="review">
                  {word.person}
                </Badge>
              ),
          },
        ]}
      />
    </Stack>
  )
}

interface Props {
  /** Null where nobody collects by Stripe. */
  differences: Fetched<Differences | undefined>
  busy: boolean
  onCompare: () => void
}

/** What our ledger and Stripe's do not say alike. */
export function DifferencesView({ differences, busy, onCompare }: Props) {
  const word = useWords(differenceWords)
  const failed = differences.error !== undefined
  // The server has words for it when it is Stripe that does not answer, and none when it is the server.
  const away = isFailure(differences.error, 'unreachable') && (differences.error as Failure).message !== ''

  return (
    <>
      <PageHead title={word.title} text={word.text}>
        {differences.data !== null && (
          <Button disabled={busy} onClick={onCompare}>
            {busy ? word.busy : word.compare}
          </Button>
        )}
      </PageHead>
      {away && <Notice bad icon="offline" title={word.away.title} text={word.away.text} />}
      {failed && !away && differences.data !== undefined && <FailureNotice error={differences.error} retry={differences.retry} />}
      {!(away && differences.data === undefined) && (
        <Loaded from={differences}>
          {(all) => {
            if (!all) return <Notice icon="receipt" title={word.off.title} text={word.off.text} />
            if (all.length > 0) return <Found all={all} />

            return failed ? null : <Notice icon="approved" title={word.none.title} text={word.none.text} />
          }}
        </Loaded>
      )}
    </>
  )
}
