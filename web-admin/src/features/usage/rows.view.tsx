import { Link } from '@tanstack/react-router'

import type { UsedRowsQuery } from '#gen/graphql.ts'
import { useLanguage } from '#lib/language.ts'
import { meterName } from '#lib/meter.ts'
import { Can } from '#lib/viewer.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { Quiet, Section } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { Turn } from '#ui/turn.tsx'

import { dayName } from './day.ts'
import type { UseSearch } from './search.ts'
import { useWordsOf } from './words.ts'
import style from './usage.module.css'

/** One use. */
export type Use = UsedRowsQuery['usageRows']['edges'][number]['node']

interface Props {
  page: Fetched<{ rows: readonly Use[]; next: string | null }>
  search: UseSearch
  meter: string
  zone: string
  onSearch: (change: { day?: undefined; after?: string | undefined }) => void
}

/** Why a use stands here and not where one would look for it. */
function Remarks({ use }: { use: Use }) {
  const word = useWordsOf().rows
  const corrected = use.reason === 'correction'

  return (
    <>
      {use.late && (
        <Badge meaning="warn" icon="clock">
          <span title={word.lateText}>{word.late}</span>
        </Badge>
      )}
      {corrected && (
        <Badge meaning="info" icon="review">
          {word.corrected}
        </Badge>
      )}
      {corrected && use.note && <Quiet>{use.note}</Quiet>}
    </>
  )
}

function Rows({ rows, meter, zone }: { rows: readonly Use[]; meter: string; zone: string }) {
  const word = useWordsOf().rows
  const language = useLanguage()
  const count = new Intl.NumberFormat(language)
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', timeZone: zone })

  return (
    <Table
      label={word.label(meterName(meter, language))}
      rows={rows}
      id={({ key }) => key}
      columns={[
        { key: 'at', head: word.at, cell: ({ at }) => <time dateTime={at}>{time.format(new Date(at))}</time> },
        {
          key: 'verification',
          head: word.verification,
          cell: ({ verificationId }) => (
            <Can do="verification:read" otherwise={<code>{verificationId}</code>}>
              <Link to="/verifications/$id" params={{ id: verificationId }} className={style['link']}>
                <code>{verificationId}</code>
              </Link>
            </Can>
          ),
        },
        { key: 'remark', head: word.remark, cell: (use) => <Remarks use={use} /> },
        { key: 'quantity', head: word.quantity, figure: true, cell: ({ quantity }) => count.format(quantity) },
      ]}
    />
  )
}

/** The uses behind the sums, each with its verification. */
export function RowsView({ page, search, meter, zone, onSearch }: Props) {
  const word = useWordsOf().rows
  const language = useLanguage()
  const { day } = search

  return (
    <Section
      title={word.title}
      text={word.text(zone)}
      aside={
        day && (
          <Button
            onClick={() => {
              onSearch({ day: undefined })
            }}
            aria-label={word.allDays(dayName(day, language))}
          >
            {dayName(day, language)}
            <Icon name="close" size={14} />
          </Button>
        )
      }
    >
      <Loaded from={page}>
        {({ rows, next }) => (
          <>
            {rows.length === 0 ? <p className={style['text']}>{word.empty}</p> : <Rows rows={rows} meter={meter} zone={zone} />}
            <Turn
              after={search.after}
              next={next}
              names={word.turn}
              onTurn={(after) => {
                onSearch({ after })
              }}
            />
          </>
        )}
      </Loaded>
    </Section>
  )
}
