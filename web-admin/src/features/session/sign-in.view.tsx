import { useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { Copy } from '#ui/copy.tsx'

import { Door, Wrong } from './door.tsx'
import { sessionWords } from './words.ts'
import style from './sign-in.module.css'

/** How far signing in by a one-time link has come. */
export type SignInState = 'ready' | 'busy' | 'expired' | 'unreachable' | 'failed'

/** The door for those who hold a one-time link. */
export function SignInView({ state, onSignIn }: { state: SignInState; onSignIn: () => void }) {
  const word = useWords(sessionWords)
  if (state === 'expired') {
    return (
      <Door title={word.expired.title} text={word.expired.text}>
        <div className={style['command']}>
          <Copy text="honnin link" label={word.command} />
        </div>
        <a href="/sign-in" className={style['plain']}>
          {word.forget.back}
        </a>
      </Door>
    )
  }

  return (
    <Door title={word.title}>
      {state === 'unreachable' || state === 'failed' ? <Wrong>{word[state]}</Wrong> : <p>{word.ready}</p>}
      <Button tone="primary" large disabled={state === 'busy'} onClick={onSignIn}>
        {state === 'busy' ? word.signingIn : word.signIn}
      </Button>
    </Door>
  )
}
