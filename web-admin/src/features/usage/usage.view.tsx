import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { useLanguage } from '#lib/language.ts'
import { meterName } from '#lib/meter.ts'
import { Can } from '#lib/viewer.tsx'
import { Button, buttonClass } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Section } from '#ui/page.tsx'

import { Chart } from './chart.tsx'
import { MetersView } from './meters.tsx'
import { openerName, PartsView, type Used } from './parts.tsx'
import type { Pulse } from './pulse.ts'
import { PulseView } from './pulse.tsx'
import { Range } from './range.tsx'
import { turned, without, type UseSearch } from './search.ts'
import { daysOf, type Span } from './span.ts'
import { useWordsOf } from './words.ts'
import style from './usage.module.css'

interface Props {
  usage: Fetched<Used>
  /** Whether what is shown is still that of another time. */
  turning: boolean
  heartbeat: Fetched<readonly Pulse[]>
  search: UseSearch
  span: Span
  now: number
  /** Where the file with every use is. */
  file: string
  rows: (meter: string, zone: string) => ReactNode
  onSearch: (next: UseSearch) => void
}

function Filters({ search, used, onSearch }: { search: UseSearch; used: Used | undefined; onSearch: Props['onSearch'] }) {
  const word = useWordsOf()
  const opener = used?.openers.find(({ openedBy }) => openedBy === search.key)
  const set = [
    search.flow && { name: 'flow' as const, text: word.filter.flow(search.flow === without ? word.parts.noFlow : search.flow) },
    search.key && {
      name: 'key' as const,
      text: word.filter.key(search.key === without ? word.parts.noKey : opener ? openerName(opener, word.parts).name : search.key),
    },
  ].filter((one) => typeof one === 'object')

  return (
    <>
      {set.map(({ name, text }) => (
        <Button
          key={name}
          aria-label={word.filter.drop(text)}
          onClick={() => {
            onSearch(turned(search, { [name]: undefined }))
          }}
        >
          {text}
          <Icon name="close" size={14} />
        </Button>
      ))}
    </>
  )
}

function Nothing({ search, onSearch }: Pick<Props, 'search' | 'onSearch'>) {
  const word = useWordsOf()
  const filtered = search.flow !== undefined || search.key !== undefined
  const { title, text } = filtered ? word.nothing : word.none

  return (
    <Notice icon="chart" title={title} text={text}>
      {filtered && <Filters search={search} used={undefined} onSearch={onSearch} />}
    </Notice>
  )
}

function Whole({ used, pulses, search, span, now, rows, onSearch }: { used: Used; pulses: readonly Pulse[] } & Pick<Props, 'search' | 'span' | 'now' | 'rows' | 'onSearch'>) {
  const word = useWordsOf()
  const language = useLanguage()
  const { totals } = used
  const meter = totals.find((one) => one.meter === search.meter)?.meter ?? totals[0]?.meter
  if (meter === undefined) return <Nothing search={search} onSearch={onSearch} />

  const set = (change: Parameters<typeof turned>[1]) => {
    onSearch(turned(search, change))
  }

  return (
    <>
      {used.late > 0 && (
        <p className={style['late']}>
          <Icon name="clock" />
          <span>{word.late(new Intl.NumberFormat(language).format(used.late))}</span>
        </p>
      )}
      <MetersView
        totals={totals}
        pulses={pulses}
        meter={meter}
        month={span.month !== null}
        now={now}
        onMeter={(next) => {
          set({ meter: next })
        }}
      />
      <Section title={word.chart.title(meterName(meter, language))} text={word.zone(used.zone)}>
        <Chart
          name={meterName(meter, language)}
          days={daysOf(span)}
          used={new Map(used.days.filter((one) => one.meter === meter).map(({ day, quantity }) => [day, quantity]))}
          chosen={search.day}
          onDay={(day) => {
            set({ day })
          }}
        />
      </Section>
      <PartsView
        used={used}
        meter={meter}
        flow={search.flow}
        opener={search.key}
        onFlow={(flow) => {
          set({ flow })
        }}
        onOpener={(key) => {
          set({ key })
        }}
      />
      {rows(meter, used.zone)}
    </>
  )
}

/** What was used: by meter beside the time before, by day, flow and key, and each use. */
export function UsageView({ usage, turning, heartbeat, file, ...rest }: Props) {
  const word = useWordsOf()
  const { search, span, now, onSearch } = rest
  // What keeps one from trusting the figures comes before them.
  const alarming = heartbeat.data?.some(({ state }) => state === 'BROKEN' || state === 'DELAYED') ?? false
  const beat = <Loaded from={heartbeat}>{(pulses) => <PulseView pulses={pulses} now={now} />}</Loaded>

  return (
    <>
      <PageHead title={word.title} text={word.text}>
        <div className={style['acts']}>
          <Can do="invoice:read">
            <Link to="/billing" className={buttonClass()}>
              {word.billing}
            </Link>
          </Can>
          <a href={file} download className={buttonClass()}>
            <Icon name="export" />
            {word.export}
          </a>
        </div>
      </PageHead>
      <div className={style['filters']}>
        <Range
          span={span}
          now={now}
          onSpan={(next) => {
            onSearch(turned(search, { month: undefined, from: undefined, to: undefined, day: undefined, ...next }))
          }}
        />
        <Filters search={search} used={usage.data} onSearch={onSearch} />
      </div>
      {alarming && beat}
      <div className={turning ? style['turning'] : ''} aria-busy={turning}>
        <Loaded from={usage}>{(used) => <Whole used={used} pulses={heartbeat.data ?? []} {...rest} />}</Loaded>
      </div>
      {!alarming && beat}
    </>
  )
}
