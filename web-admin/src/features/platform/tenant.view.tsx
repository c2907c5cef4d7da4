import { Link } from '@tanstack/react-router'

import { featureText } from '#lib/feature.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { Can, useCan } from '#lib/viewer.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button, buttonClass } from '#ui/button.tsx'
import { Copy } from '#ui/copy.tsx'
import { Icon } from '#ui/icon.tsx'
import { PageHead, Quiet, Section } from '#ui/page.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { When } from '#ui/when.tsx'

import { TenantBadge, type Tenant } from './tenants.view.tsx'
import type { Covered } from './terms.ts'
import { platformWords } from './words.ts'
import style from './platform.module.css'

interface Props {
  tenant: Tenant
  features: readonly Covered[]
  now: number
  busy: boolean
  onVisit: () => void
  onSuspend: () => void
  onResume: () => void
  onTerms: (feature: Covered) => void
}

const looks = {
  ON: { meaning: 'good', icon: 'approved' },
  TRIAL: { meaning: 'info', icon: 'clock' },
  OFF: { meaning: 'quiet', icon: 'minus' },
} as const

function useColumns(onTerms: Props['onTerms']): Column<Covered>[] {
  const word = useWords(platformWords).tenant
  const language = useLanguage()
  const count = new Intl.NumberFormat(language)
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  const columns: Column<Covered>[] = [
    { key: 'feature', head: word.columns.feature, cell: (one) => <span className={style['name']}>{featureText(one, language).name}</span> },
    {
      key: 'state',
      head: word.columns.state,
      cell: (one) => (
        <span className={style['marks']}>
          <Badge {...looks[one.state]}>
            {word.states[one.state]}
            {one.state === 'TRIAL' && one.trialEndsAt && ` ${word.until(day.format(new Date(one.trialEndsAt)))}`}
          </Badge>
          {one.requestedAt && (
            <Badge meaning="warn" icon="clock">
              {word.asked}
            </Badge>
          )}
        </span>
      ),
    },
    {
      key: 'used',
      head: word.columns.used,
      cell: (one) => (one.quota === null ? count.format(one.used) : word.of(count.format(one.used), count.format(one.quota))),
    },
    {
      key: 'price',
      head: word.columns.price,
      minor: true,
      cell: (one) => (
        <>
          {one.priceRef || '–'}
          {one.note && <Quiet>{one.note}</Quiet>}
        </>
      ),
    },
  ]
  const acts: Column<Covered> = {
    key: 'acts',
    head: '',
    name: word.columns.acts,
    cell: (one) => (
      <Button
        aria-label={word.changeOf(featureText(one, language).name)}
        onClick={() => {
          onTerms(one)
        }}
      >
        {word.change}
      </Button>
    ),
  }

  return useCan('platform:write') ? [...columns, acts] : columns
}

/** One tenant as an operator sees it from outside: how it stands, and what its contract covers. */
export function TenantView({ tenant, features, now, busy, onVisit, onSuspend, onResume, onTerms }: Props) {
  const all = useWords(platformWords)
  const word = all.tenant
  const columns = useColumns(onTerms)

  return (
    <>
      <Link to="/platform/tenants" className={style['back']}>
        <Icon name="back" size={14} />
        {word.back}
      </Link>
      <PageHead title={tenant.name}>
        <div className={style['acts']}>
          <Can do="billing:read">
            <Link to="/platform/tenants/$id/billing" params={{ id: tenant.id }} className={buttonClass()}>
              {word.billing}
            </Link>
            <Link to="/platform/tenants/$id/contract" params={{ id: tenant.id }} className={buttonClass()}>
              {word.contract}
            </Link>
          </Can>
          <Can do="platform:write">
            {tenant.state === 'ACTIVE' ? (
              <Button onClick={onSuspend}>{word.suspend}</Button>
            ) : (
              <Button disabled={busy} onClick={onResume}>
                {word.resume}
              </Button>
            )}
            <Button tone="primary" onClick={onVisit}>
              {word.visit}
            </Button>
          </Can>
        </div>
      </PageHead>
      <div className={style['facts']}>
        <TenantBadge state={tenant.state} />
        <Copy text={tenant.id} label={all.tenants.idCopy} />
        <span>
          {all.tenants.columns.since} <When at={tenant.createdAt} now={now} />
        </span>
      </div>
      <Section title={word.features} text={word.featuresText}>
        <Table label={word.features} columns={columns} rows={features} id={({ key }) => key} />
      </Section>
    </>
  )
}
