import { useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Button } from '#ui/button.tsx'
import { CopyButton } from '#ui/copy.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'

import { verificationWords } from './words.ts'
import style from './list.module.css'

function curl(origin: string): string {
  const query =
    'mutation($input: CreateVerificationInput!) { createVerification(input: $input) { ... on CreateVerificationPayload { verification { id captureUrl } } } }'
  const body = JSON.stringify({ query, variables: { input: { idempotencyKey: 'first-1', reference: 'customer-1' } } }, null, 1)

  return [
    `curl ${origin}/graphql \\`,
    `  -H "Authorization: Bearer $HONNIN_KEY" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${body}'`,
  ].join('\n')
}

/** What a tenant sees before the first verification: how to make it. */
export function Empty({ origin, onCreate }: { origin: string; onCreate: () => void }) {
  const word = useWords(verificationWords)
  const command = curl(origin)

  return (
    <Notice icon="person" title={word.empty.title} text={word.empty.text}>
      <Can do="verification:create">
        <Button tone="primary" onClick={onCreate}>
          <Icon name="plus" />
          {word.create}
        </Button>
      </Can>
      <div className={style['curl']}>
        <div className={style['curlHead']}>
          <span>curl</span>
          <CopyButton tone="ghost" text={command}>
            {word.empty.curl}
          </CopyButton>
        </div>
        <pre tabIndex={0} aria-label={word.empty.curl}>
          {command}
        </pre>
      </div>
    </Notice>
  )
}
