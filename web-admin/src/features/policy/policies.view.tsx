import { Link } from '@tanstack/react-router'

import { useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Quiet } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { versionWords } from '#ui/version.words.ts'
import { When } from '#ui/when.tsx'

import type { Policy } from './policy.ts'
import { policyWords } from './words.ts'
import style from './policy.module.css'

/** All policies of a tenant, with what is published of each. */
export function PoliciesView({ policies, now, onCreate }: { policies: Fetched<readonly Policy[]>; now: number; onCreate: () => void }) {
  const word = useWords(policyWords)
  const common = useWords(versionWords)

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
      <Loaded from={policies}>
        {(rows) =>
          rows.length === 0 ? (
            <Notice icon="list" title={word.empty.title} text={word.empty.text} />
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
                    <Link to="/policies/$name" params={{ name }} className={style['name']}>
                      {name}
                    </Link>
                  ),
                },
                {
                  key: 'published',
                  head: word.columns.published,
                  cell: ({ published }) => (published ? common.version(published.number) : <Quiet>{common.none}</Quiet>),
                },
                { key: 'since', head: word.columns.since, cell: ({ published }) => (published?.publishedAt ? <When at={published.publishedAt} now={now} /> : '–') },
                { key: 'shadow', head: word.columns.shadow, cell: ({ shadow }) => (shadow === null ? '–' : common.version(shadow)) },
              ]}
            />
          )
        }
      </Loaded>
    </>
  )
}
