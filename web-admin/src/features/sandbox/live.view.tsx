import { useLanguage, useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Icon } from '#ui/icon.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { PageHead, Problem, Quiet, Stack } from '#ui/page.tsx'

import { lasting, type Environment } from './sandbox.ts'
import { sandboxWords } from './words.ts'
import style from './sandbox.module.css'

interface Props {
  /** Null inside when there is none yet. */
  environment: Fetched<{ found: Environment | null }>
  busy: boolean
  problem: string | undefined
  onMake: () => void
  onEnter: (tenant: string) => void
}

function Facts() {
  const { facts } = useWords(sandboxWords).live

  return (
    <Card title={facts.title}>
      <dl className={style['facts']}>
        {[facts.apart, facts.people, facts.outcomes, facts.time, facts.free, facts.keys].map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

function Who() {
  const { who } = useWords(sandboxWords).live

  return (
    <Card title={who.title}>
      <ul className={style['list']}>
        {[who.write, who.read, who.others, who.record].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Card>
  )
}

function None({ busy, onMake }: Pick<Props, 'busy' | 'onMake'>) {
  const word = useWords(sandboxWords).live

  return (
    <Card title={word.none.title}>
      <Stack>
        <p className={style['text']}>{word.none.text}</p>
        <Can do="test:write" otherwise={<Quiet>{word.closed}</Quiet>}>
          <div>
            <Button tone="primary" disabled={busy} onClick={onMake}>
              <Icon name="plus" />
              {word.make}
            </Button>
          </div>
        </Can>
      </Stack>
    </Card>
  )
}

function Found({ of, busy, onEnter }: { of: Environment } & Pick<Props, 'busy' | 'onEnter'>) {
  const word = useWords(sandboxWords).live
  const language = useLanguage()

  return (
    <Card title={of.tenant.name}>
      <Stack>
        <p className={style['text']}>{of.advancedBy > 0 ? word.stands(lasting(of.advancedBy, language)) : word.still}</p>
        <div className={style['row']}>
          <Button
            tone="primary"
            disabled={busy}
            onClick={() => {
              onEnter(of.tenant.id)
            }}
          >
            <Icon name="forward" />
            {word.enter}
          </Button>
        </div>
        <Quiet>{word.way}</Quiet>
      </Stack>
    </Card>
  )
}

/** The test environment from outside: what it is, whether there is one, and the way in. */
export function LiveView({ environment, busy, problem, onMake, onEnter }: Props) {
  const word = useWords(sandboxWords)

  return (
    <>
      <PageHead title={word.title} text={word.live.text} />
      <Stack>
        <Loaded from={environment}>
          {({ found }) => (found ? <Found of={found} busy={busy} onEnter={onEnter} /> : <None busy={busy} onMake={onMake} />)}
        </Loaded>
        <Problem>{problem}</Problem>
        <Facts />
        <Who />
      </Stack>
    </>
  )
}
