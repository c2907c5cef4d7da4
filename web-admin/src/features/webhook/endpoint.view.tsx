import { Link } from '@tanstack/react-router'

import { useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { PageHead, Problem, Quiet, Section, Stack } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { When } from '#ui/when.tsx'

import { Answer } from './delivery.view.tsx'
import { EndpointState } from './endpoints.view.tsx'
import type { Delivery, Endpoint } from './webhook.ts'
import { webhookWords } from './words.ts'
import style from './webhook.module.css'

interface Props {
  endpoint: Endpoint
  deliveries: readonly Delivery[]
  now: number
  busy: boolean
  problem: string | undefined
  /** Undefined when there are no older ones. */
  onMore: (() => void) | undefined
  onTest: () => void
  onPause: (paused: boolean) => void
  onRotate: () => void
  onRemove: () => void
  onAgain: (delivery: Delivery) => void
  /** Shows what was sent in it, and what came back. */
  onLook: (delivery: Delivery) => void
  /** Sends again what happened in a time. */
  onResend: () => void
}

const looks = {
  PENDING: { meaning: 'info', icon: 'clock' },
  DELIVERED: { meaning: 'good', icon: 'approved' },
  FAILED: { meaning: 'bad', icon: 'declined' },
  CANCELED: { meaning: 'quiet', icon: 'minus' },
} as const

function Log({ deliveries, now, busy, onAgain, onLook }: Pick<Props, 'deliveries' | 'now' | 'busy' | 'onAgain' | 'onLook'>) {
  const word = useWords(webhookWords)
  if (deliveries.length === 0) return <Quiet>{word.none}</Quiet>

  return (
    <Table
      label={word.deliveries}
      rows={deliveries}
      id={({ id }) => id}
      columns={[
        { key: 'type', head: word.delivery.type, cell: ({ type }) => <code>{type}</code> },
        { key: 'state', head: word.delivery.state, cell: ({ state }) => <Badge {...looks[state]}>{word.results[state]}</Badge> },
        { key: 'last', head: word.delivery.last, cell: ({ attempts: [last] }) => <Answer of={last} /> },
        { key: 'tries', head: word.delivery.tries, minor: true, cell: ({ tries }) => tries },
        { key: 'at', head: word.delivery.at, cell: ({ createdAt }) => <When at={createdAt} now={now} /> },
        {
          key: 'acts',
          head: word.delivery.acts,
          cell: (row) => (
            <div className={style['row']}>
              <Button
                onClick={() => {
                  onLook(row)
                }}
              >
                {word.acts.look}
              </Button>
              <Can do="webhook:write">
                <Button
                  disabled={busy || row.state === 'PENDING'}
                  onClick={() => {
                    onAgain(row)
                  }}
                >
                  {word.acts.again}
                </Button>
              </Can>
            </div>
          ),
        },
      ]}
    />
  )
}

/** One endpoint: what can be done with it, and what was sent to it. */
export function EndpointView(props: Props) {
  const word = useWords(webhookWords)
  const { endpoint, busy } = props
  const paused = endpoint.state !== 'ACTIVE'

  return (
    <>
      <p>
        <Link to="/settings/webhooks" className={style['url']}>
          ‹ {word.all}
        </Link>
      </p>
      <PageHead title={endpoint.url} text={endpoint.types.length === 0 ? word.everything : endpoint.types.join(', ')} />
      <Stack>
        <EndpointState of={endpoint} />
        <Can do="webhook:write">
          <div className={style['row']}>
            <Button tone="primary" disabled={busy || paused} onClick={props.onTest}>
              {word.acts.test}
            </Button>
            <Button
              disabled={busy}
              onClick={() => {
                props.onPause(!paused)
              }}
            >
              {paused ? word.acts.resume : word.acts.pause}
            </Button>
            <Button disabled={busy || paused} onClick={props.onResend}>
              {word.acts.resend}
            </Button>
            <Button disabled={busy} onClick={props.onRotate}>
              {word.acts.rotate}
            </Button>
            <Button tone="ghost" disabled={busy} onClick={props.onRemove}>
              {word.acts.remove}
            </Button>
          </div>
        </Can>
        <Problem>{props.problem}</Problem>
      </Stack>
      <Section title={word.deliveries}>
        <Log {...props} />
        {props.onMore && <Button onClick={props.onMore}>{word.more}</Button>}
      </Section>
    </>
  )
}
