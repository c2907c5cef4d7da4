import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { useLanguage, useWords } from '#lib/language.ts'
import { exact } from '#lib/time.ts'
import { Can } from '#lib/viewer.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Problem, Quiet, Section } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { When } from '#ui/when.tsx'

import { Effect } from './lists.view.tsx'
import { lastDayOf, type Entry, type List } from './roster.ts'
import { rosterWords } from './words.ts'
import style from './roster.module.css'

interface Props {
  list: List
  entries: readonly Entry[]
  /** The addresses of members by their ids. */
  people: ReadonlyMap<string, string>
  now: number
  busy: boolean
  problem: string | undefined
  /** The value that is looked for; empty for all. */
  value: string
  /** Undefined when there are no older ones. */
  onMore: (() => void) | undefined
  onFind: (value: string) => void
  onAdd: () => void
  onEnd: (entry: Entry) => void
  onRemove: (entry: Entry) => void
}

const looks = {
  DRAFT: { meaning: 'quiet', icon: 'dot' },
  VALIDATED: { meaning: 'info', icon: 'approved' },
  PUBLISHED: { meaning: 'good', icon: 'approved' },
  ARCHIVED: { meaning: 'quiet', icon: 'minus' },
} as const

function Uses({ of }: { of: List['uses'] }) {
  const word = useWords(rosterWords)
  if (of.length === 0) return <Quiet>{word.uses.none}</Quiet>

  return (
    <ul className={style['list']}>
      {of.map(({ policy, version, state, rules }) => (
        <li key={`${policy} ${String(version)}`} className={style['item']}>
          <Link to="/policies/$name" params={{ name: policy }} className={style['name']}>
            {word.uses.version(policy, version)}
          </Link>
          <Badge {...looks[state]}>{word.states[state]}</Badge>
          <Quiet>{word.uses.rules(rules)}</Quiet>
        </li>
      ))}
    </ul>
  )
}

function Find({ value, onFind }: Pick<Props, 'value' | 'onFind'>) {
  const word = useWords(rosterWords).find
  const [text, setText] = useState(value)

  return (
    <form
      role="search"
      className={style['find']}
      onSubmit={(event) => {
        event.preventDefault()
        onFind(text.trim())
      }}
    >
      <Field
        label={word.label}
        maxLength={255}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
        }}
      />
      <Button type="submit">{word.act}</Button>
      {value !== '' && (
        <Button
          tone="ghost"
          onClick={() => {
            setText('')
            onFind('')
          }}
        >
          {word.clear}
        </Button>
      )}
    </form>
  )
}

/** The last day on which an entry stands there, exactly on hover. */
function Until({ at }: { at: string }) {
  const language = useLanguage()

  return (
    <time dateTime={at} title={exact(at, language)}>
      {lastDayOf(at)}
    </time>
  )
}

function Acts({ of, busy, onEnd, onRemove }: { of: Entry } & Pick<Props, 'busy' | 'onEnd' | 'onRemove'>) {
  const word = useWords(rosterWords)

  return (
    <Can do="policy:write">
      <span className={style['row']}>
        <Button
          disabled={busy}
          aria-label={`${word.end.act}: ${of.fingerprint}`}
          onClick={() => {
            onEnd(of)
          }}
        >
          {word.end.act}
        </Button>
        <Button
          disabled={busy}
          aria-label={`${word.remove}: ${of.fingerprint}`}
          onClick={() => {
            onRemove(of)
          }}
        >
          {word.remove}
        </Button>
      </span>
    </Can>
  )
}

function Entries({ entries, people, now, busy, value, onEnd, onRemove }: Props) {
  const word = useWords(rosterWords)
  if (entries.length === 0) {
    const none = value === '' ? word.nothing : word.notFound

    return <Notice icon="people" title={none.title} text={none.text} />
  }

  return (
    <Table
      label={word.entries}
      rows={entries}
      id={({ id }) => id}
      columns={[
        { key: 'fingerprint', head: word.entry.fingerprint, cell: ({ fingerprint }) => <code>{fingerprint}</code> },
        { key: 'note', head: word.entry.note, cell: ({ note }) => (note === '' ? '–' : <span className={style['note']}>{note}</span>) },
        { key: 'author', head: word.entry.author, minor: true, cell: ({ author }) => <span className={style['note']}>{people.get(author) ?? author}</span> },
        { key: 'at', head: word.entry.at, cell: ({ createdAt }) => <When at={createdAt} now={now} /> },
        { key: 'until', head: word.entry.until, cell: ({ until }) => (until === null ? <Quiet>{word.ever}</Quiet> : <Until at={until} />) },
        {
          key: 'acts',
          head: word.entry.acts,
          cell: (row) => <Acts of={row} busy={busy} onEnd={onEnd} onRemove={onRemove} />,
        },
      ]}
    />
  )
}

/** One list: what asks about it, and who stands on it as far as anybody can see. */
export function ListView(props: Props) {
  const word = useWords(rosterWords)
  const { list } = props

  return (
    <>
      <p>
        <Link to="/lists" className={style['name']}>
          ‹ {word.all}
        </Link>
      </p>
      <PageHead title={list.name}>
        <Can do="policy:write">
          <Button tone="primary" onClick={props.onAdd}>
            <Icon name="plus" />
            {word.add.act}
          </Button>
        </Can>
      </PageHead>
      <p className={style['row']}>
        <Effect of={list.effect} />
        <span>{word.of[list.of]}</span>
        <Quiet>{word.sum(list.size)}</Quiet>
      </p>
      {list.of === 'DOCUMENT_NUMBER' && <p>{word.unread}</p>}
      <Problem>{props.problem}</Problem>
      <Section title={word.uses.title}>
        <Uses of={list.uses} />
      </Section>
      <Section title={word.entries} text={word.private}>
        <Find key={props.value} value={props.value} onFind={props.onFind} />
        <Entries {...props} />
        {props.onMore && (
          <div className={style['more']}>
            <Button onClick={props.onMore}>{word.more}</Button>
          </div>
        )}
      </Section>
    </>
  )
}
