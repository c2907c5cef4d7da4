import { Link } from '@tanstack/react-router'

import type { PlatformRequestsQuery } from '#gen/graphql.ts'
import { featureText } from '#lib/feature.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Button } from '#ui/button.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Quiet } from '#ui/page.tsx'
import { When } from '#ui/when.tsx'

import { platformWords } from './words.ts'
import style from './platform.module.css'

/** A feature that a tenant has asked for. */
export type Wish = PlatformRequestsQuery['platformRequests'][number]

function Item({ of, now, onAnswer }: { of: Wish; now: number; onAnswer: () => void }) {
  const word = useWords(platformWords).requests
  const { name } = featureText({ key: of.feature, name: of.feature }, useLanguage())

  return (
    <li className={style['item']}>
      <div>
        <p>
          <span className={style['name']}>{name}</span>
          <Quiet>
            <Link to="/platform/tenants/$id" params={{ id: of.tenant.id }}>
              {of.tenant.name}
            </Link>{' '}
            · {word.asked} <When at={of.requestedAt} now={now} />
          </Quiet>
        </p>
        <p className={style['note']}>{of.note || word.noNote}</p>
      </div>
      <Can do="platform:write">
        <Button aria-label={word.answerOf(name, of.tenant.name)} onClick={onAnswer}>
          {word.answer}
        </Button>
      </Can>
    </li>
  )
}

/** What tenants have asked for and nobody has answered. */
export function RequestsView({ wishes, now, onAnswer }: { wishes: Fetched<readonly Wish[]>; now: number; onAnswer: (wish: Wish) => void }) {
  const word = useWords(platformWords).requests

  return (
    <>
      <PageHead title={word.title} text={word.text} />
      <Loaded from={wishes}>
        {(list) =>
          list.length === 0 ? (
            <Notice icon="approved" title={word.none.title} text={word.none.text} />
          ) : (
            <ul className={style['list']}>
              {list.map((wish) => (
                <Item
                  key={`${wish.tenant.id} ${wish.feature}`}
                  of={wish}
                  now={now}
                  onAnswer={() => {
                    onAnswer(wish)
                  }}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  )
}
