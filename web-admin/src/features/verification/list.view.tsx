import { useRef } from 'react'

import type { VerificationListQuery } from '#gen/graphql.ts'
import { isFailure } from '#lib/failure.ts'
import { useKeys } from '#lib/keys.ts'
import { useWords } from '#lib/language.ts'
import { Can, useCan } from '#lib/viewer.tsx'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { FailureNotice, Notice } from '#ui/notice.tsx'

import { Empty } from './empty.tsx'
import { Filters } from './filters.tsx'
import { Pages } from './pages.tsx'
import type { ListSearch } from './list.search.ts'
import { useSettled } from './live.ts'
import { LoadingRows, Rows } from './rows.tsx'
import { verificationWords } from './words.ts'
import style from './list.module.css'

/** One page of verifications. */
export type Connection = VerificationListQuery['verifications']

interface Props {
  search: ListSearch
  /** Undefined until the first answer. */
  connection: Connection | undefined
  error?: unknown
  /** The rows shown are those of the page or filter before. */
  turning: boolean
  now: number
  origin: string
  onSearch: (next: ListSearch) => void
  onOpen: (id: string) => void
  onRetry: () => void
  onCreate: () => void
}

const none: Connection['edges'] = []

/** The list of verifications. */
export function ListView(props: Props) {
  const { search, connection, error } = props
  const word = useWords(verificationWords)
  const mayCreate = useCan('verification:create')
  const table = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const { rows, waiting, release } = useSettled((connection?.edges ?? none).map((edge) => edge.node))

  function step(by: 1 | -1) {
    const links = [...(table.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const at = links.findIndex((link) => link === document.activeElement)
    const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1)
    links[next]?.focus()
  }

  useKeys({
    j: () => {
      step(1)
    },
    k: () => {
      step(-1)
    },
    '/': () => field.current?.focus(),
    c: mayCreate ? props.onCreate : undefined,
  })

  const filtered = Boolean(search.state ?? search.reference ?? search.from ?? search.to)
  const broken = error !== undefined && (connection === undefined || !isFailure(error, 'unreachable'))

  return (
    <>
      <div className={style['head']}>
        <h1 className={style['title']}>{word.title}</h1>
        {connection && !error && <span className={style['live']}>{word.live}</span>}
        <span className={style['gap']} />
        <Can do="verification:create">
          <Button tone="primary" onClick={props.onCreate}>
            <Icon name="plus" />
            {word.create}
          </Button>
        </Can>
      </div>

      {broken ? (
        <FailureNotice error={error} retry={props.onRetry} />
      ) : (
        <>
          <Filters ref={field} search={search} onSearch={props.onSearch} onOpen={props.onOpen} />
          {error !== undefined && (
            <p role="status" className={style['stale']}>
              <Icon name="offline" />
              {word.stale}
            </p>
          )}
          {waiting > 0 && (
            <div className={style['fresh']}>
              <button type="button" className={style['pill']} onClick={release}>
                <Icon name="up" size={14} />
                {word.fresh(waiting)}
              </button>
            </div>
          )}
          <div ref={table} className={props.turning ? style['turning'] : ''} aria-busy={props.turning || !connection}>
            {!connection ? (
              <LoadingRows />
            ) : rows.length > 0 ? (
              <Rows key={JSON.stringify(search)} rows={rows} now={props.now} />
            ) : search.after ? (
              <Notice icon="list" title={word.last.title} text={word.last.text} />
            ) : filtered ? (
              <Notice icon="filter" title={word.nothing.title} text={word.nothing.text}>
                <Button
                  onClick={() => {
                    props.onSearch({})
                  }}
                >
                  {word.filter.clear}
                </Button>
              </Notice>
            ) : (
              <Empty origin={props.origin} onCreate={props.onCreate} />
            )}
          </div>
          {connection && <Pages search={search} pageInfo={connection.pageInfo} />}
        </>
      )}
    </>
  )
}
