import { useLanguage, useWords } from '#lib/language.ts'
import { exact } from '#lib/time.ts'
import { Quiet, Section, Stack } from '#ui/page.tsx'
import { Snippet } from '#ui/snippet.tsx'

import { pretty, type Attempt, type Sent } from './webhook.ts'
import { webhookWords } from './words.ts'
import style from './webhook.module.css'

/** What came of one sending, in words. */
export function Answer({ of }: { of: Pick<Attempt, 'status' | 'failure' | 'tookMs'> | undefined }) {
  const word = useWords(webhookWords)
  if (!of) return <Quiet>–</Quiet>
  const failures: Partial<Record<string, string>> = word.failures

  return <>{of.status === null ? word.failed(failures[of.failure ?? ''] ?? of.failure ?? '', of.tookMs) : word.answered(of.status, of.tookMs)}</>
}

function Body({ title, label, text }: { title: string; label: string; text: string | null | undefined }) {
  return text ? <Snippet title={title} label={label} text={pretty(text)} wrap /> : null
}

/** One message to one endpoint: each sending with what was sent, what came back, and how long it took; the newest first. */
export function DeliveryView({ sent, bodies }: { sent: Sent; bodies: boolean }) {
  const word = useWords(webhookWords).sending
  const language = useLanguage()
  if (sent.attempts.length === 0) return <Quiet>{word.none}</Quiet>

  return (
    <Stack wide>
      <dl className={style['facts']}>
        <dt>{word.id}</dt>
        <dd>
          <code>{sent.messageId}</code>
        </dd>
        {sent.seq > 0 && (
          <>
            <dt>{word.sequence}</dt>
            <dd>{sent.seq}</dd>
          </>
        )}
      </dl>
      {!bodies && <Quiet>{word.closed}</Quiet>}
      {sent.attempts.map((attempt) => (
        <Section key={attempt.id} title={exact(attempt.at, language)} aside={<Answer of={attempt} />}>
          <Stack wide>
            <Snippet title="webhook-signature" label={word.copySignature} text={attempt.signature || '–'} wrap />
            <Body title={word.request} label={word.copyRequest} text={attempt.request} />
            <Body title={word.response} label={word.copyResponse} text={attempt.response} />
            {bodies && attempt.status !== null && !attempt.response && <Quiet>{word.empty}</Quiet>}
          </Stack>
        </Section>
      ))}
    </Stack>
  )
}
