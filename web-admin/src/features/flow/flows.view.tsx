import { Link } from '@tanstack/react-router'

import { useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Problem, Quiet, Section } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { versionWords } from '#ui/version.words.ts'
import { When } from '#ui/when.tsx'

import type { Flow } from './flow.ts'
import { flowWords } from './words.ts'
import style from './flow.module.css'

interface Props {
  flows: Fetched<{ rows: readonly Flow[]; two: boolean }>
  now: number
  busy: boolean
  problem: string | undefined
  onCreate: () => void
  onTwo: (required: boolean) => void
}

function Two({ two, busy, problem, onTwo }: { two: boolean } & Pick<Props, 'busy' | 'problem' | 'onTwo'>) {
  const word = useWords(flowWords).two

  return (
    <Section title={word.title}>
      <div className={style['two']}>
        <p>{two ? word.on : word.off}</p>
        <Can do="tenant:write">
          <Button
            disabled={busy}
            onClick={() => {
              onTwo(!two)
            }}
          >
            {two ? word.release : word.require}
          </Button>
        </Can>
      </div>
      <Problem>{problem}</Problem>
    </Section>
  )
}

/** All flows of a tenant, with what is published of each. */
export function FlowsView({ flows, now, onCreate, ...two }: Props) {
  const word = useWords(flowWords)
  const common = useWords(versionWords)

  return (
    <>
      <PageHead title={word.title} text={word.text}>
        <Can do="flow:write">
          <Button tone="primary" onClick={onCreate}>
            <Icon name="plus" />
            {word.create}
          </Button>
        </Can>
      </PageHead>
      <Loaded from={flows}>
        {({ rows, two: required }) => (
          <>
            {rows.length === 0 ? (
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
                      <Link to="/flows/$name" params={{ name }} className={style['name']}>
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
                ]}
              />
            )}
            <Two two={required} {...two} />
          </>
        )}
      </Loaded>
    </>
  )
}
