import { useLanguage, useWords } from '#lib/language.ts'
import { exact } from '#lib/time.ts'
import { Badge } from '#ui/badge.tsx'
import { buttonClass } from '#ui/button.tsx'
import { CopyButton } from '#ui/copy.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Quiet, Stack } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { When } from '#ui/when.tsx'

import type { Mail } from './mail.ts'
import { mailWords } from './words.ts'
import style from './mail.module.css'

const looks = {
  waiting: { meaning: 'info', icon: 'clock' },
  kept: { meaning: 'good', icon: 'mail' },
  gone: { meaning: 'quiet', icon: 'minus' },
} as const

function State({ of }: { of: string }) {
  const word = useWords(mailWords)
  if (!Object.hasOwn(looks, of)) return <Badge {...looks.gone}>{of}</Badge>
  const state = of as keyof typeof looks

  return <Badge {...looks[state]}>{word.states[state]}</Badge>
}

/** The mails that stayed here. `sent` says that they are sent instead. */
export function MailsView(props: { mails: Fetched<readonly Mail[]>; sent: boolean; now: number; onOpen: (mail: Mail) => void }) {
  const word = useWords(mailWords)
  if (props.sent) return <Notice page icon="mail" title={word.sent.title} text={word.sent.text} />

  return (
    <>
      <PageHead title={word.title} text={word.text} />
      <Loaded from={props.mails}>
        {(mails) =>
          mails.length === 0 ? (
            <Notice icon="mail" title={word.empty.title} text={word.empty.text} />
          ) : (
            <Table
              label={word.title}
              rows={mails}
              id={({ id }) => id}
              columns={[
                {
                  key: 'subject',
                  head: word.columns.subject,
                  cell: (mail) =>
                    mail.state === 'kept' ? (
                      <button
                        type="button"
                        className={style['subject']}
                        onClick={() => {
                          props.onOpen(mail)
                        }}
                      >
                        {mail.subject}
                      </button>
                    ) : (
                      mail.subject
                    ),
                },
                { key: 'to', head: word.columns.to, cell: ({ to }) => to },
                { key: 'state', head: word.columns.state, minor: true, cell: ({ state }) => <State of={state} /> },
                { key: 'at', head: word.columns.at, cell: ({ at }) => <When at={at} now={props.now} /> },
              ]}
            />
          )
        }
      </Loaded>
    </>
  )
}

/** One mail, as its recipient would read it. */
export function LetterView({ mail }: { mail: Fetched<Mail> }) {
  const word = useWords(mailWords)
  const language = useLanguage()

  return (
    <Loaded from={mail}>
      {({ to, at, text, url }) => (
        <Stack>
          <p>
            {word.to(to)}
            <Quiet>{exact(at, language)}</Quiet>
          </p>
          <div className={style['letter']}>{text ?? word.gone}</div>
          {url && (
            <p className={style['link']}>
              <a href={url} rel="noreferrer" className={buttonClass({ tone: 'primary' })}>
                {word.use}
              </a>
              <CopyButton text={url}>{word.link}</CopyButton>
            </p>
          )}
        </Stack>
      )}
    </Loaded>
  )
}
