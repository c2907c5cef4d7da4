import { Link } from '@tanstack/react-router'

import { useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Quiet } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'

import type { List } from './roster.ts'
import { rosterWords } from './words.ts'
import style from './roster.module.css'

/** What a list is for. */
export function Effect({ of }: { of: List['effect'] }) {
  const word = useWords(rosterWords)

  return <Badge {...(of === 'BLOCK' ? ({ meaning: 'bad', icon: 'declined' } as const) : ({ meaning: 'good', icon: 'approved' } as const))}>{word.effects[of]}</Badge>
}

/** All lists of a tenant. */
export function ListsView({ lists, onCreate }: { lists: Fetched<readonly List[]>; onCreate: () => void }) {
  const word = useWords(rosterWords)

  return (
    <>
      <PageHead title={word.title} text={word.text}>
        <Can do="policy:write">
          <Button tone="primary" onClick={onCreate}>
            <Icon name="plus" />
            {word.create}
          </Button>
        </Can>
      </PageHead>
      <Loaded from={lists}>
        {(rows) =>
          rows.length === 0 ? (
            <Notice icon="people" title={word.empty.title} text={word.empty.text} />
          ) : (
            <Table
              label={word.title}
              rows={rows}
              id={({ id }) => id}
              columns={[
                {
                  key: 'name',
                  head: word.columns.name,
                  cell: ({ name }) => (
                    <Link to="/lists/$name" params={{ name }} className={style['name']}>
                      {name}
                    </Link>
                  ),
                },
                { key: 'effect', head: word.columns.effect, cell: ({ effect }) => <Effect of={effect} /> },
                { key: 'of', head: word.columns.of, minor: true, cell: ({ of }) => word.of[of] },
                { key: 'size', head: word.columns.size, figure: true, cell: ({ size }) => size },
                {
                  key: 'uses',
                  head: word.columns.uses,
                  cell: ({ uses }) =>
                    uses.length === 0 ? <Quiet>{word.uses.nobody}</Quiet> : [...new Set(uses.map(({ policy }) => policy))].join(', '),
                },
              ]}
            />
          )
        }
      </Loaded>
    </>
  )
}
