import { useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'

import { ssoWords } from './words.ts'
import style from './sso.module.css'

interface Props {
  required: boolean
  busy: boolean
  onRequire: () => void
  onRelease: () => void
}

/** Whether people can come in otherwise. */
export function RequiredView({ required, busy, onRequire, onRelease }: Props) {
  const word = useWords(ssoWords).required

  return (
    <Section title={word.title}>
      <div className={style['list']}>
        <div className={style['item']}>
          <div className={style['top']}>
            <Badge meaning={required ? 'good' : 'quiet'} icon={required ? 'lock' : 'minus'}>
              {required ? word.states.on : word.states.off}
            </Badge>
            <span className={style['name']} />
            <Can do="sso:write">
              <Button disabled={busy} onClick={required ? onRelease : onRequire}>
                {required ? word.release : word.require}
              </Button>
            </Can>
          </div>
          <p className={style['text']}>{required ? word.on : word.off}</p>
        </div>
      </div>
    </Section>
  )
}
