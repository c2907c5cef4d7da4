import type { PaymentAccountQuery } from '#gen/graphql.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { exact } from '#lib/time.ts'
import { Can } from '#lib/viewer.tsx'
import { Badge, type Meaning } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import type { IconName } from '#ui/icon.tsx'
import { Problem, Section, Stack } from '#ui/page.tsx'

import { invoiceWords } from './words.ts'
import style from './invoice.module.css'

/** How the tenant pays by Stripe. */
export type Account = NonNullable<PaymentAccountQuery['paymentAccount']>

const looks: Readonly<Record<Account['state'], readonly [Meaning, IconName]>> = {
  CURRENT: ['good', 'approved'],
  PAST_DUE: ['warn', 'clock'],
  RESTRICTED: ['bad', 'lock'],
}

const brands: Readonly<Record<string, string>> = {
  amex: 'American Express',
  diners: 'Diners Club',
  discover: 'Discover',
  eftpos_au: 'eftpos',
  jcb: 'JCB',
  mastercard: 'Mastercard',
  unionpay: 'UnionPay',
  visa: 'Visa',
}

interface Props {
  account: Account
  /** Whether somebody comes back from Stripe's pages just now. */
  back: boolean
  busy: boolean
  problem: string | undefined
  onCard: () => void
  onPortal: () => void
}

/** The card, whether its payments come in, and the way to Stripe's own pages. */
export function CardView({ account, back, busy, problem, onCard, onPortal }: Props) {
  const word = useWords(invoiceWords).card
  const language = useLanguage()
  const { cardBrand, cardLast4, state, graceUntil } = account
  const [meaning, icon] = looks[state]
  const until = graceUntil ? exact(graceUntil, language) : ''

  return (
    <Section title={word.title}>
      <Stack>
        <div className={`${style['frame']} ${style['card']}`}>
          <div className={style['figure']}>
            <p role="status">{cardLast4 ? word.is(brands[cardBrand] ?? cardBrand, cardLast4) : back ? word.soon : word.none}</p>
            {state !== 'CURRENT' && <p className={style['text']}>{state === 'PAST_DUE' ? word.grace(until) : word.restricted}</p>}
          </div>
          {(cardLast4 || state !== 'CURRENT') && (
            <Badge meaning={meaning} icon={icon}>
              {word.states[state]}
            </Badge>
          )}
          <Can do="invoice:write">
            {cardLast4 ? (
              <Button disabled={busy} onClick={onPortal}>
                {word.portal}
              </Button>
            ) : (
              <Button tone="primary" disabled={busy} onClick={onCard}>
                {word.register}
              </Button>
            )}
          </Can>
        </div>
        <Problem>{problem}</Problem>
      </Stack>
    </Section>
  )
}
