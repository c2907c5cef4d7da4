import { Link } from '@tanstack/react-router'
import { useRef } from 'react'

import { useKeys } from '#lib/keys.ts'
import { useWords } from '#lib/language.ts'
import { Can, useViewer } from '#lib/viewer.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button, buttonClass } from '#ui/button.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Problem } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { Turn } from '#ui/turn.tsx'

import { CaseState, Due, Priority, With } from './badges.tsx'
import { QueueFilters } from './filters.tsx'
import { isMine, type Row } from './review.ts'
import { changed, type QueueSearch } from './search.ts'
import { reviewWords } from './words.ts'
import style from './review.module.css'

interface Props {
  search: QueueSearch
  queue: Fetched<{ rows: readonly Row[]; next: string | null }>
  /** The rows shown are those of the page or filter before. */
  turning: boolean
  now: number
  busy: boolean
  problem: string | undefined
  onSearch: (next: QueueSearch) => void
  onClaim: (id: string) => void
  onNext: () => void
}

function Name({ row }: { row: Row }) {
  const word = useWords(reviewWords)

  return (
    <span className={style['case']}>
      <Link to="/review/$case" params={{ case: row.id }} className={style['name']} data-row={row.id}>
        {row.verification.reference ?? word.noReference}
      </Link>
      <span className={style['about']}>
        {word.causes[row.cause]}
        {row.round > 1 && ` · ${word.round(row.round)}`}
      </span>
    </span>
  )
}

function Act({ row, busy, onClaim }: { row: Row } & Pick<Props, 'busy' | 'onClaim'>) {
  const word = useWords(reviewWords)
  const viewer = useViewer()
  const free = row.obstacle === null && (!row.holder || isMine(row, viewer))
  if (!free || isMine(row, viewer)) {
    return (
      <Link to="/review/$case" params={{ case: row.id }} className={buttonClass({ tone: 'ghost' })} title={row.obstacle ? word.obstacles[row.obstacle] : undefined}>
        {word.open}
      </Link>
    )
  }

  return (
    <Button
      disabled={busy}
      onClick={() => {
        onClaim(row.id)
      }}
    >
      {word.claim}
    </Button>
  )
}

function Nothing({ search, onSearch }: Pick<Props, 'search' | 'onSearch'>) {
  const word = useWords(reviewWords)
  if (search.after) return <Notice icon="list" title={word.last.title} text={word.last.text} />
  if (search.view === 'mine') return <Notice icon="person" title={word.mine.title} text={word.mine.text} />
  if (!search.view && !search.state && !search.level) return <Notice icon="approved" title={word.empty.title} text={word.empty.text} />

  return (
    <Notice icon="filter" title={word.nothing.title} text={word.nothing.text}>
      <Button
        onClick={() => {
          onSearch({})
        }}
      >
        {word.filter.clear}
      </Button>
    </Notice>
  )
}

function Rows({ rows, now, busy, onClaim }: { rows: readonly Row[] } & Pick<Props, 'now' | 'busy' | 'onClaim'>) {
  const word = useWords(reviewWords)

  return (
    <Table
      label={word.title}
      rows={rows}
      id={({ id }) => id}
      faded={({ state }) => state === 'DECIDED'}
      columns={[
        { key: 'case', head: word.columns.case, cell: (row) => <Name row={row} /> },
        {
          key: 'state',
          head: word.columns.state,
          cell: (row) => (
            <span className={style['state']}>
              <CaseState state={row.state} />
              {row.fourEyes && row.state === 'OPEN' && (
                <Badge meaning="quiet" icon="people">
                  {word.fourEyes}
                </Badge>
              )}
              {row.stranded && (
                <Badge meaning="warn" icon="people">
                  {word.stranded}
                </Badge>
              )}
            </span>
          ),
        },
        { key: 'priority', head: word.columns.priority, cell: (row) => <Priority priority={row.priority} /> },
        { key: 'due', head: word.columns.due, cell: (row) => (row.state === 'DECIDED' ? '–' : <Due row={row} now={now} />) },
        { key: 'who', head: word.columns.who, cell: (row) => <With row={row} />, minor: true },
        { key: 'acts', head: '', name: word.columns.acts, cell: (row) => <Act row={row} busy={busy} onClaim={onClaim} /> },
      ]}
    />
  )
}

/** The queue: what waits for a person's judgement, the most urgent first. */
export function QueueView({ search, queue, turning, now, busy, problem, onSearch, onClaim, onNext }: Props) {
  const word = useWords(reviewWords)
  const table = useRef<HTMLDivElement>(null)

  function links(): HTMLElement[] {
    return [...(table.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  }

  function step(by: 1 | -1) {
    const all = links()
    const at = all.findIndex((link) => link === document.activeElement)
    all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]?.focus()
  }

  useKeys({
    j: () => {
      step(1)
    },
    k: () => {
      step(-1)
    },
    c: () => {
      const id = (links().find((link) => link === document.activeElement) ?? links()[0])?.dataset['row']
      if (id && !busy) onClaim(id)
    },
    n: busy ? undefined : onNext,
  })

  return (
    <>
      <PageHead title={word.title} text={word.text}>
        <div className={style['acts']}>
          <Can do="review:senior">
            <Link to="/review/figures" className={buttonClass()}>
              {word.figures}
            </Link>
          </Can>
          <Button tone="primary" disabled={busy} onClick={onNext}>
            {word.next}
            <kbd className={style['key']} aria-hidden="true">
              n
            </kbd>
          </Button>
        </div>
      </PageHead>
      <QueueFilters search={search} onSearch={onSearch} />
      {problem && (
        <div className={style['problem']}>
          <Problem>{problem}</Problem>
        </div>
      )}
      <div ref={table} className={turning ? style['turning'] : ''} aria-busy={turning}>
        <Loaded from={queue}>
          {({ rows, next }) => (
            <>
              {rows.length === 0 ? <Nothing search={search} onSearch={onSearch} /> : <Rows rows={rows} now={now} busy={busy} onClaim={onClaim} />}
              <Turn
                after={search.after}
                next={next}
                onTurn={(after) => {
                  onSearch(changed(search, { after }))
                }}
              />
            </>
          )}
        </Loaded>
      </div>
    </>
  )
}
