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
import { When } from '#ui/when.tsx'

import type { Endpoint } from './webhook.ts'
import { webhookWords } from './words.ts'
import style from './webhook.module.css'

const looks = {
  ACTIVE: { meaning: 'good', icon: 'approved' },
  PAUSED: { meaning: 'quiet', icon: 'minus' },
  DISABLED: { meaning: 'bad', icon: 'declined' },
} as const

/** How an endpoint stands, and how often it failed of late. */
export function EndpointState({ of }: { of: Endpoint }) {
  const word = useWords(webhookWords)

  return (
    <span>
      <Badge {...looks[of.state]}>{word.states[of.state]}</Badge>
      {of.failures > 0 && <Quiet>{word.failing(of.failures)}</Quiet>}
    </span>
  )
}

/** All endpoints of a tenant. */
export function EndpointsView({ endpoints, now, onCreate }: { endpoints: Fetched<readonly Endpoint[]>; now: number; onCreate: () => void }) {
  const word = useWords(webhookWords)

  return (
    <>
      <PageHead title={word.title} text={word.text}>
        <Can do="webhook:write">
          <Button tone="primary" onClick={onCreate}>
            <Icon name="plus" />
            {word.create}
          </Button>
        </Can>
      </PageHead>
      <Loaded from={endpoints}>
        {(rows) =>
          rows.length === 0 ? (
            <Notice icon="link" title={word.empty.title} text={word.empty.text} />
          ) : (
            <Table
              label={word.title}
              rows={rows}
              id={({ id }) => id}
              faded={({ state }) => state !== 'ACTIVE'}
              columns={[
                {
                  key: 'url',
                  head: word.columns.url,
                  cell: ({ id, url }) => (
                    <Link to="/settings/webhooks/$id" params={{ id }} className={style['url']}>
                      {url}
                    </Link>
                  ),
                },
                { key: 'types', head: word.columns.types, cell: ({ types }) => (types.length === 0 ? word.everything : types.join(', ')) },
                { key: 'state', head: word.columns.state, cell: (row) => <EndpointState of={row} /> },
                { key: 'since', head: word.columns.since, minor: true, cell: ({ createdAt }) => <When at={createdAt} now={now} /> },
              ]}
            />
          )
        }
      </Loaded>
    </>
  )
}
