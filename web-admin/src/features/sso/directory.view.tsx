import { useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Button } from '#ui/button.tsx'
import { CopyButton } from '#ui/copy.tsx'
import { DialogActions } from '#ui/dialog.tsx'
import { Icon } from '#ui/icon.tsx'
import { Quiet, Section, Stack } from '#ui/page.tsx'
import { When } from '#ui/when.tsx'

import { List, Values } from './parts.tsx'
import type { DirectoryToken } from './sso.ts'
import { ssoWords } from './words.ts'
import style from './sso.module.css'

interface Props {
  url: string
  /** Undefined for those who see no keys, and until they are known. */
  tokens: readonly DirectoryToken[] | undefined
  now: number
  onMake: () => void
  onRevoke: (token: DirectoryToken) => void
}

function Token({ of, now, onRevoke }: { of: DirectoryToken } & Pick<Props, 'now' | 'onRevoke'>) {
  const word = useWords(ssoWords).directory

  return (
    <li className={style['item']}>
      <div className={style['top']}>
        <p className={style['name']}>
          {of.name}
          <Quiet>
            <code>
              {of.prefix}…{of.last4}
            </code>{' '}
            · {word.made} <When at={of.createdAt} now={now} /> ·{' '}
            {of.usedAt ? (
              <>
                {word.used} <When at={of.usedAt} now={now} />
              </>
            ) : (
              word.unused
            )}
          </Quiet>
        </p>
        <Can do="key:write">
          <Button
            aria-label={word.revokeOf(of.name)}
            onClick={() => {
              onRevoke(of)
            }}
          >
            {word.revoke}
          </Button>
        </Can>
      </div>
    </li>
  )
}

/** Where a tenant's directory reaches us, and by which tokens. */
export function DirectoryView({ url, tokens, now, onMake, onRevoke }: Props) {
  const word = useWords(ssoWords).directory

  return (
    <Section
      title={word.title}
      text={word.text}
      aside={
        <Can do="key:write">
          <Button onClick={onMake}>
            <Icon name="plus" />
            {word.make}
          </Button>
        </Can>
      }
    >
      <Stack>
        <Values of={[[word.url, url]]} />
        {tokens && (
          <List none={word.none}>
            {tokens.map((token) => (
              <Token key={token.id} of={token} now={now} onRevoke={onRevoke} />
            ))}
          </List>
        )}
      </Stack>
    </Section>
  )
}

/** A token that has just been made: the only time that it can be seen. Null when the answer that held it was lost. */
export function TokenShown({ secret, onStored }: { secret: string | null; onStored: () => void }) {
  const word = useWords(ssoWords).directory.shown

  return (
    <div className={style['form']}>
      <p>{secret ? word.text : word.lost}</p>
      {secret && (
        <output className={style['secret']} aria-label={word.token}>
          {secret}
        </output>
      )}
      <DialogActions>
        {secret && <CopyButton text={secret}>{word.copy}</CopyButton>}
        <Button tone="primary" onClick={onStored}>
          {word.stored}
        </Button>
      </DialogActions>
    </div>
  )
}
