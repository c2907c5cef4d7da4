import type { AccountPartsFragment } from '#gen/graphql.ts'
import { useWords } from '#lib/language.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Icon } from '#ui/icon.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { PageHead, Quiet, Stack } from '#ui/page.tsx'
import { When } from '#ui/when.tsx'

import { accountWords } from './words.ts'
import style from './account.module.css'

/** What a person has to sign in with, and where they are signed in. */
export type Account = AccountPartsFragment

/** One browser that the person is signed in by. */
export type Session = Account['sessions'][number]

/** One passkey of the person. */
export type Passkey = NonNullable<Account['factors']>['passkeys'][number]

/** What can be begun on the page. */
export type Begin =
  | { act: 'password' | 'codes' | 'codes-off' | 'recovery' | 'passkey' }
  | { act: 'passkey-off'; passkey: Passkey }

interface Props {
  account: Fetched<Account>
  now: number
  onBegin: (begin: Begin) => void
  onEnd: (session: Session | 'others') => void
}

type Part = { factors: NonNullable<Account['factors']> } & Pick<Props, 'now' | 'onBegin'>

function PasswordCard({ factors, onBegin }: Part) {
  const word = useWords(accountWords).password

  return (
    <Card
      title={word.title}
      aside={
        <Button
          onClick={() => {
            onBegin({ act: 'password' })
          }}
        >
          {factors.password ? word.change : word.choose}
        </Button>
      }
    >
      <p className={style['text']}>{factors.password ? word.set : word.none}</p>
    </Card>
  )
}

function CodesCard({ factors, onBegin }: Part) {
  const word = useWords(accountWords).codes
  const { codes } = factors

  return (
    <Card
      title={word.title}
      aside={
        <span className={style['aside']}>
          <Badge meaning={codes ? 'good' : 'quiet'} icon={codes ? 'approved' : 'minus'}>
            {codes ? word.on : word.off}
          </Badge>
          <Button
            onClick={() => {
              onBegin({ act: codes ? 'codes-off' : 'codes' })
            }}
          >
            {codes ? word.end : word.begin}
          </Button>
        </span>
      }
    >
      <p className={style['text']}>{word.text}</p>
      {codes && (
        <p className={style['line']}>
          <span className={factors.recoveryCodes < 3 ? style['few'] : ''}>{word.left(factors.recoveryCodes)}</span>
          <Button
            tone="ghost"
            onClick={() => {
              onBegin({ act: 'recovery' })
            }}
          >
            {word.renew}
          </Button>
        </p>
      )}
    </Card>
  )
}

function PasskeysCard({ factors, now, onBegin }: Part) {
  const word = useWords(accountWords).passkeys

  return (
    <Card
      title={word.title}
      aside={
        <Button
          onClick={() => {
            onBegin({ act: 'passkey' })
          }}
        >
          <Icon name="plus" />
          {word.add}
        </Button>
      }
    >
      <p className={style['text']}>{word.text}</p>
      <ul className={style['list']}>
        {factors.passkeys.map((passkey) => (
          <li key={passkey.id} className={style['item']}>
            <Icon name="key" />
            <span className={style['what']}>
              {passkey.name}
              <Quiet>
                {word.made} <When at={passkey.createdAt} now={now} />
                {passkey.usedAt && (
                  <>
                    {', '}
                    {word.used} <When at={passkey.usedAt} now={now} />
                  </>
                )}
              </Quiet>
            </span>
            <Button
              tone="ghost"
              icon
              aria-label={word.remove(passkey.name)}
              onClick={() => {
                onBegin({ act: 'passkey-off', passkey })
              }}
            >
              <Icon name="close" />
            </Button>
          </li>
        ))}
      </ul>
      {factors.passkeys.length === 0 && <p className={style['none']}>{word.none}</p>}
    </Card>
  )
}

function SessionsCard({ sessions, now, onEnd }: { sessions: readonly Session[] } & Pick<Props, 'now' | 'onEnd'>) {
  const word = useWords(accountWords).sessions
  const methods: Partial<Record<string, string>> = word.methods

  return (
    <Card
      title={word.title}
      aside={
        sessions.length > 1 && (
          <Button
            onClick={() => {
              onEnd('others')
            }}
          >
            {word.endOthers}
          </Button>
        )
      }
    >
      <p className={style['text']}>{word.text}</p>
      <ul className={style['list']}>
        {sessions.map((session) => (
          <li key={session.id} className={style['item']}>
            <Icon name="terminal" />
            <span className={style['what']}>
              {session.agent || word.unknown}
              {session.current && <span className={style['this']}>{word.this}</span>}
              <Quiet>
                {[session.address, methods[session.method] ?? session.method].filter(Boolean).join(' · ')} · {word.began}{' '}
                <When at={session.createdAt} now={now} />
                {session.usedAt && (
                  <>
                    {' · '}
                    {word.seen} <When at={session.usedAt} now={now} />
                  </>
                )}
              </Quiet>
            </span>
            {!session.current && (
              <Button
                tone="ghost"
                icon
                aria-label={word.end(session.agent || word.unknown)}
                onClick={() => {
                  onEnd(session)
                }}
              >
                <Icon name="leave" />
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** A person's own account: the ways to sign in, and the sessions. */
export function AccountView({ account, now, onBegin, onEnd }: Props) {
  const word = useWords(accountWords)

  return (
    <div className={style['page']}>
      <PageHead title={word.title} text={word.text} />
      <Loaded from={account}>
        {({ factors, sessions }) => (
          <Stack>
            {factors && (
              <>
                <PasswordCard factors={factors} now={now} onBegin={onBegin} />
                <CodesCard factors={factors} now={now} onBegin={onBegin} />
                <PasskeysCard factors={factors} now={now} onBegin={onBegin} />
              </>
            )}
            <SessionsCard sessions={sessions} now={now} onEnd={onEnd} />
          </Stack>
        )}
      </Loaded>
    </div>
  )
}
