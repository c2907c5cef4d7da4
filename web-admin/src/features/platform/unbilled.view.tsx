import { Link } from '@tanstack/react-router'

import type { PlatformUnbilledQuery } from '#gen/graphql.ts'
import { useWords } from '#lib/language.ts'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { Section } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { When } from '#ui/when.tsx'

import { platformWords } from './words.ts'
import style from './platform.module.css'

/** What of a month is not billed. */
export type Unbilled = PlatformUnbilledQuery['platformRevenue']

/** A tenant's name, which leads to what it owes. */
export function TenantName({ of }: { of: { id: string; name: string } }) {
  return (
    <Link to="/platform/tenants/$id/billing" params={{ id: of.id }} className={style['name']}>
      {of.name}
    </Link>
  )
}

/** What stands between usage and its invoice: months that cannot be closed, and tenants without an invoice. */
export function UnbilledView({ unbilled, now }: { unbilled: Fetched<Unbilled>; now: number }) {
  const { failures: word, unbilled: left } = useWords(platformWords).usage

  return (
    <Loaded from={unbilled}>
      {(of) => (
        <>
          <Section title={word.title} text={word.text}>
            {of.failures.length === 0 ? (
              <p>{word.none}</p>
            ) : (
              <Table
                label={word.title}
                rows={of.failures}
                id={({ tenant }) => tenant.id}
                columns={[
                  { key: 'tenant', head: word.columns.tenant, cell: ({ tenant }) => <TenantName of={tenant} /> },
                  { key: 'since', head: word.columns.since, cell: ({ since }) => <When at={since} now={now} /> },
                  { key: 'tried', head: word.columns.tried, cell: ({ triedAt }) => <When at={triedAt} now={now} /> },
                  { key: 'problem', head: word.columns.problem, cell: ({ problem }) => problem },
                ]}
              />
            )}
          </Section>
          <Section title={left.title} text={left.text}>
            {of.unbilled.length === 0 ? (
              <p>{left.none}</p>
            ) : (
              <ul className={style['marks']}>
                {of.unbilled.map((tenant) => (
                  <li key={tenant.id}>
                    <TenantName of={tenant} />
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </>
      )}
    </Loaded>
  )
}
