import { useLanguage, useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Badge } from '#ui/badge.tsx'
import { Bar } from '#ui/bar.tsx'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { Quiet, Section, Stack } from '#ui/page.tsx'
import { Table, TableBones } from '#ui/table.tsx'
import { When } from '#ui/when.tsx'

import type { Clearing } from './sandbox.ts'
import { sandboxWords } from './words.ts'
import style from './sandbox.module.css'

interface Props {
  /** Newest first. */
  clearings: Fetched<readonly Clearing[]>
  now: number
  onMore: (() => void) | undefined
  onClear: () => void
}

/** Whether one of them is under way. */
export function isRunning(clearings: readonly Clearing[]): boolean {
  return clearings.some(({ state }) => state === 'RUNNING')
}

function Progress({ of }: { of: Clearing | undefined }) {
  const word = useWords(sandboxWords).clear
  const all = of ? of.verifications + of.remaining : 0

  // It stands from the beginning, so that what comes into it is read out.
  return (
    <div role="status" className={style['progress']}>
      {of && (
        <>
          <p>{word.running(of.verifications, all)}</p>
          <Bar calm used={of.verifications} of={all} />
        </>
      )}
    </div>
  )
}

function Past({ rows, now }: { rows: readonly Clearing[]; now: number }) {
  const word = useWords(sandboxWords).clear
  const figure = new Intl.NumberFormat(useLanguage())

  return (
    <Table
      label={word.past}
      rows={rows}
      id={({ id }) => id}
      columns={[
        { key: 'asked', head: word.columns.asked, cell: ({ createdAt }) => <When at={createdAt} now={now} /> },
        {
          key: 'state',
          head: word.columns.state,
          cell: ({ state }) =>
            state === 'RUNNING' ? (
              <Badge meaning="info" icon="clock" busy>
                {word.states.RUNNING}
              </Badge>
            ) : (
              <Badge meaning="good" icon="approved">
                {word.states.DONE}
              </Badge>
            ),
        },
        { key: 'verifications', head: word.columns.verifications, figure: true, cell: ({ verifications }) => figure.format(verifications) },
        { key: 'files', head: word.columns.files, figure: true, cell: ({ files }) => figure.format(files) },
        { key: 'deliveries', head: word.columns.deliveries, figure: true, cell: ({ deliveries }) => figure.format(deliveries) },
        { key: 'done', head: word.columns.done, minor: true, cell: ({ doneAt }) => (doneAt ? <When at={doneAt} now={now} /> : '–') },
      ]}
    />
  )
}

/** The emptying of the environment: what is under way, and what was. */
export function ClearingView({ clearings, now, onMore, onClear }: Props) {
  const word = useWords(sandboxWords).clear
  const running = clearings.data?.find(({ state }) => state === 'RUNNING')

  return (
    <Section
      title={word.title}
      text={word.text}
      aside={
        <Can do="test:write">
          <Button tone="danger" disabled={clearings.data === undefined || running !== undefined} onClick={onClear}>
            {word.act}
          </Button>
        </Can>
      }
    >
      <Stack>
        <Progress of={running} />
        <Loaded from={clearings} bones={<TableBones rows={2} />}>
          {(rows) => (rows.length === 0 ? <Quiet>{word.none}</Quiet> : <Past rows={rows} now={now} />)}
        </Loaded>
        {onMore && (
          <div>
            <Button onClick={onMore}>{word.more}</Button>
          </div>
        )}
      </Stack>
    </Section>
  )
}

function Items({ title, texts }: { title: string; texts: readonly string[] }) {
  return (
    <div>
      <h3>{title}</h3>
      <ul className={style['list']}>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  )
}

/** Asks before everything is deleted, and says what is and what is not. */
export function ClearConfirm(props: { busy: boolean; problem: string | undefined; onConfirm: () => void; onClose: () => void }) {
  const word = useWords(sandboxWords).clear

  return (
    <Confirm title={word.ask} act={word.confirm} {...props}>
      <div className={style['two']}>
        <Items title={word.loses} texts={word.lost} />
        <Items title={word.keeps} texts={word.kept} />
      </div>
      <p>{word.meanwhile}</p>
    </Confirm>
  )
}
