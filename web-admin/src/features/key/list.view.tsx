import { useLanguage, useWords } from '#lib/language.ts'
import { Can, useCan } from '#lib/viewer.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { Menu, MenuItem } from '#ui/menu.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Quiet } from '#ui/page.tsx'
import { Snippet } from '#ui/snippet.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { When } from '#ui/when.tsx'

import { curl, scopeText, shortKey, stateOf, type Key } from './key.ts'
import { keyWords } from './words.ts'
import style from './key.module.css'

interface Props {
  keys: Fetched<readonly Key[]>
  now: number
  origin: string
  onCreate: () => void
  onRotate: (key: Key) => void
  onRevoke: (key: Key) => void
}

const looks = {
  active: { meaning: 'good', icon: 'approved' },
  ending: { meaning: 'warn', icon: 'clock' },
  expired: { meaning: 'quiet', icon: 'clock' },
  revoked: { meaning: 'bad', icon: 'declined' },
} as const

function Create({ onCreate }: Pick<Props, 'onCreate'>) {
  const word = useWords(keyWords)

  return (
    <Can do="key:write">
      <Button tone="primary" onClick={onCreate}>
        <Icon name="plus" />
        {word.create}
      </Button>
    </Can>
  )
}

function State({ of, now }: { of: Key; now: number }) {
  const word = useWords(keyWords)
  const state = stateOf(of, now)

  return <Badge {...looks[state]}>{word.states[state]}</Badge>
}

function Acts({ of, now, onRotate, onRevoke }: { of: Key } & Pick<Props, 'now' | 'onRotate' | 'onRevoke'>) {
  const word = useWords(keyWords)
  const state = stateOf(of, now)
  if (state === 'expired' || state === 'revoked') return null

  return (
    <Menu label={word.more(of.name)}>
      {(close) => (
        <>
          {state === 'active' && (
            <MenuItem
              onPick={() => {
                close()
                onRotate(of)
              }}
            >
              {word.rotate}
            </MenuItem>
          )}
          <MenuItem
            bad
            onPick={() => {
              close()
              onRevoke(of)
            }}
          >
            {word.revoke}
          </MenuItem>
        </>
      )}
    </Menu>
  )
}

function useColumns(props: Props): Column<Key>[] {
  const word = useWords(keyWords)
  const language = useLanguage()
  const { now } = props
  const count = new Intl.NumberFormat(language)
  const columns: Column<Key>[] = [
    {
      key: 'name',
      head: word.columns.name,
      cell: (key) => (
        <>
          <span className={style['name']}>{key.name}</span>
          <Quiet>
            <code>{shortKey(key)}</code>
          </Quiet>
        </>
      ),
    },
    {
      key: 'scopes',
      head: word.columns.scopes,
      minor: true,
      cell: (key) => (
        <span>
          {scopeText(key, language)}
          {key.networks.length > 0 && <Quiet>{word.networks(key.networks.join(', '))}</Quiet>}
        </span>
      ),
    },
    {
      key: 'used',
      head: word.columns.used,
      cell: (key) =>
        key.usedAt ? (
          <span>
            <When at={key.usedAt} now={now} />
            <Quiet>{[word.uses(count.format(key.uses)), key.usedFrom && word.from(key.usedFrom)].filter(Boolean).join(', ')}</Quiet>
          </span>
        ) : (
          word.unused
        ),
    },
    {
      key: 'expires',
      head: word.columns.expires,
      cell: (key) => (key.expiresAt ? <When at={key.expiresAt} now={now} /> : word.never),
    },
    { key: 'state', head: word.columns.state, cell: (key) => <State of={key} now={now} /> },
  ]
  const acts: Column<Key> = {
    key: 'acts',
    head: '',
    name: word.columns.acts,
    cell: (key) => <Acts of={key} now={now} onRotate={props.onRotate} onRevoke={props.onRevoke} />,
  }

  return useCan('key:write') ? [...columns, acts] : columns
}

/** The keys of a tenant: those in use first. */
export function KeysView(props: Props) {
  const word = useWords(keyWords)
  const columns = useColumns(props)
  const over = (key: Key) => ['expired', 'revoked'].includes(stateOf(key, props.now))

  return (
    <>
      <PageHead title={word.title} text={word.text}>
        <Create onCreate={props.onCreate} />
      </PageHead>
      <Loaded from={props.keys}>
        {(keys) =>
          keys.length === 0 ? (
            <Notice icon="key" title={word.first.title} text={word.first.text}>
              <Create onCreate={props.onCreate} />
              <Snippet title="curl" label={word.first.copy} text={curl(props.origin)} />
            </Notice>
          ) : (
            <Table
              label={word.title}
              columns={columns}
              rows={[...keys].sort((a, b) => Number(over(a)) - Number(over(b)))}
              id={(key) => key.id}
              faded={over}
            />
          )
        }
      </Loaded>
    </>
  )
}
