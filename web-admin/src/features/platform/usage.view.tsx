import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import type { PlatformUsageQuery } from '#gen/graphql.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { meterName } from '#lib/meter.ts'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Section } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'
import { Table } from '#ui/table.tsx'

import { monthOf } from './search.ts'
import { platformWords } from './words.ts'
import style from './platform.module.css'

type Usage = PlatformUsageQuery['platformUsage'][number]

interface Props {
  usage: Fetched<readonly Usage[]>
  /** Written 2026-11. */
  month: string
  now: number
  onMonth: (month: string) => void
  /** What stands between the month and its figures: money, and what is in its way. */
  children?: ReactNode
}

/** What every tenant used in a month. */
export function UsageView({ usage, month, now, onMonth, children }: Props) {
  const word = useWords(platformWords).usage
  const language = useLanguage()
  const count = new Intl.NumberFormat(language)
  const name = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' })
  const months = [...new Set([...Array.from({ length: 12 }, (_, ago) => monthOf(now, -ago)), month])]

  return (
    <>
      <PageHead title={word.title} text={word.text} />
      <div className={style['month']}>
        <Select
          label={word.month}
          value={month}
          options={months.map((value) => ({ value, label: name.format(new Date(`${value}-01T00:00:00Z`)) }))}
          onChange={onMonth}
        />
      </div>
      {children}
      <Section title={word.each}>
        <Loaded from={usage}>
        {(rows) =>
          rows.length === 0 ? (
            <Notice icon="tag" title={word.none.title} text={word.none.text} />
          ) : (
            <Table
              label={word.title}
              rows={rows}
              id={({ tenant, meter }) => `${tenant.id} ${meter}`}
              columns={[
                {
                  key: 'tenant',
                  head: word.columns.tenant,
                  cell: ({ tenant }) => (
                    <Link to="/platform/tenants/$id/billing" params={{ id: tenant.id }} className={style['name']}>
                      {tenant.name}
                    </Link>
                  ),
                },
                { key: 'meter', head: word.columns.meter, cell: ({ meter }) => meterName(meter, language) },
                { key: 'zone', head: word.columns.zone, minor: true, cell: ({ zone }) => zone },
                { key: 'quantity', head: word.columns.quantity, figure: true, cell: ({ quantity }) => count.format(quantity) },
              ]}
            />
          )
        }
        </Loaded>
      </Section>
    </>
  )
}
