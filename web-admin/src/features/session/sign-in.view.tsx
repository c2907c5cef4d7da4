import { language, useLanguage, useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { Copy } from '#ui/copy.tsx'
import { Mark } from '#ui/icon.tsx'
import { Segmented } from '#ui/segmented.tsx'

import { sessionWords } from './words.ts'
import style from './sign-in.module.css'

/** How far signing in has come. */
export type SignInState = 'none' | 'ready' | 'busy' | 'expired' | 'unreachable' | 'failed'

const names = [
  { value: 'ja', label: '日本語' },
  { value: 'en', label: 'English' },
] as const

/** The door. */
export function SignInView({ state, onSignIn }: { state: SignInState; onSignIn: () => void }) {
  const word = useWords(sessionWords)
  const stuck = state === 'none' || state === 'expired'

  return (
    <main className={style['page']}>
      <div className={style['card']}>
        <Mark size={40} />
        <h1 className={style['title']}>{stuck ? word[state].title : word.title}</h1>
        <div className={style['body']} aria-live="polite">
          {stuck ? (
            <>
              <p>{word[state].text}</p>
              <div className={style['command']}>
                <Copy text="honnin link" label={word.command} />
              </div>
            </>
          ) : (
            <>
              {state === 'unreachable' || state === 'failed' ? (
                <p role="alert" className={style['error']}>
                  {word[state]}
                </p>
              ) : (
                <p>{word.ready}</p>
              )}
              <Button tone="primary" large disabled={state === 'busy'} onClick={onSignIn}>
                {state === 'busy' ? word.signingIn : word.signIn}
              </Button>
            </>
          )}
        </div>
      </div>
      <div className={style['language']}>
        <Segmented label="言語 / Language" value={useLanguage()} options={names} onChange={language.set} />
      </div>
    </main>
  )
}
