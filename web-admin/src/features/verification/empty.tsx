import { useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'
import { Snippet } from '#ui/snippet.tsx'

import { verificationWords } from './words.ts'

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
      <Snippet title="curl" label={word.empty.curl} text={command} />
    </Notice>
  )
}
