import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import type { TenantRowFragment } from '#gen/graphql.ts'
import { useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Copy } from '#ui/copy.tsx'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { Turn } from '#ui/turn.tsx'
import { When } from '#ui/when.tsx'

import type { TenantSearch } from './search.ts'
import { platformWords } from './words.ts'
import style from './platform.module.css'

/** A company that uses the installation. */
export type Tenant = TenantRowFragment

/** A page of tenants, newest first. */
export interface TenantPage {
  rows: readonly Tenant[]
  next: string | null
}

interface Props {
  page: Fetched<TenantPage>
  search: TenantSearch
  now: number
  onSearch: (search: TenantSearch) => void
  onCreate: () => void
}

/** How a tenant stands. */
export function TenantBadge({ state }: Pick<Tenant, 'state'>) {
  const word = useWords(platformWords).tenants

  return (
    <Badge meaning={state === 'ACTIVE' ? 'good' : 'warn'} icon={state === 'ACTIVE' ? 'approved' : 'minus'}>
      {word.states[state]}
    </Badge>
  )
}

function Find({ search, onSearch }: Pick<Props, 'search' | 'onSearch'>) {
  const word = useWords(platformWords).tenants
  const [name, setName] = useState(search.name ?? '')

  return (
    <form
      role="search"
      className={style['find']}
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(name.trim() ? { name: name.trim() } : {})
      }}
    >
      <Field
        label={word.find}
        type="search"
        value={name}
        maxLength={120}
        autoComplete="off"
        onChange={(event) => {
          setName(event.target.value)
          if (event.target.value === '' && search.name) onSearch({})
        }}
      />
    </form>
  )
}

/** All tenants of the installation. */
export function TenantsView({ page, search, now, onSearch, onCreate }: Props) {
  const word = useWords(platformWords).tenants

  return (
    <>
      <PageHead title={word.title} text={word.text}>
        <Can do="platform:write">
          <Button tone="primary" onClick={onCreate}>
            <Icon name="plus" />
            {word.create}
          </Button>
        </Can>
      </PageHead>
      <Find search={search} onSearch={onSearch} />
      <Loaded from={page}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <Notice icon="home" {...(search.name ? word.nothing : word.empty)} />
          ) : (
            <>
              <Table
                label={word.title}
                rows={rows}
                id={({ id }) => id}
                faded={({ state }) => state === 'SUSPENDED'}
                columns={[
                  {
                    key: 'name',
                    head: word.columns.name,
                    cell: ({ id, name }) => (
                      <Link to="/platform/tenants/$id" params={{ id }} className={style['name']}>
                        {name}
                      </Link>
                    ),
                  },
                  { key: 'state', head: word.columns.state, cell: ({ state }) => <TenantBadge state={state} /> },
                  { key: 'since', head: word.columns.since, cell: ({ createdAt }) => <When at={createdAt} now={now} /> },
                  { key: 'id', head: word.columns.id, minor: true, cell: ({ id }) => <Copy text={id} label={word.idCopy} short={`${id.slice(0, 12)}…`} /> },
                ]}
              />
              <Turn
                after={search.after}
                next={next}
                onTurn={(after) => {
                  onSearch({ ...(search.name && { name: search.name }), ...(after && { after }) })
                }}
              />
            </>
          )
        }
      </Loaded>
    </>
  )
}
