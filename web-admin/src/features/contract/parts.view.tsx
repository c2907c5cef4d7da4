import type { ReactNode } from 'react'

import { useLanguage, useWords } from '#lib/language.ts'
import { meterName, meterWords } from '#lib/meter.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'

import type { Discount, Draft, Fee, Price, Tier } from './draft.ts'
import { contractWords } from './words.ts'
import style from './contract.module.css'

/** A field of a thing, by the name of what it holds. */
export type Put<T> = (change: Partial<T>) => void

/** A text field for one value. */
export function Text(props: { label: string; value: string; hint?: string; type?: string; figure?: boolean; onChange: (value: string) => void }) {
  return (
    <Field
      label={props.label}
      value={props.value}
      hint={props.hint}
      type={props.type ?? 'text'}
      maxLength={120}
      {...(props.figure && { inputMode: 'decimal' as const })}
      onChange={(event) => {
        props.onChange(event.target.value)
      }}
    />
  )
}

/** A list of things of one kind: each can go, and another come. */
function Each<T>(props: { title: string; of: T[]; fresh: T; onChange: (of: T[]) => void; children: (one: T, put: Put<T>) => ReactNode }) {
  const word = useWords(contractWords)

  return (
    <Section
      title={props.title}
      aside={
        <Button
          type="button"
          aria-label={`${word.add}: ${props.title}`}
          onClick={() => {
            props.onChange([...props.of, props.fresh])
          }}
        >
          {word.add}
        </Button>
      }
    >
      {props.of.map((one, at) => (
        <div key={at} className={style['part']}>
          {props.children(one, (change) => {
            props.onChange(props.of.map((other, index) => (index === at ? { ...other, ...change } : other)))
          })}
          <div className={style['acts']}>
            <Button
              type="button"
              onClick={() => {
                props.onChange(props.of.filter((_, index) => index !== at))
              }}
            >
              {word.drop(`${props.title} ${at + 1}`)}
            </Button>
          </div>
        </div>
      ))}
    </Section>
  )
}

function Tiers({ tiers, onChange }: { tiers: Tier[]; onChange: (tiers: Tier[]) => void }) {
  const word = useWords(contractWords)
  const put = (at: number, change: Partial<Tier>) => {
    onChange(tiers.map((tier, index) => (index === at ? { ...tier, ...change } : tier)))
  }

  return (
    <>
      {tiers.map((tier, at) => (
        <div key={at} className={style['grid']}>
          {at < tiers.length - 1 ? (
            <Text
              figure
              label={word.upTo}
              value={tier.upTo}
              onChange={(upTo) => {
                put(at, { upTo })
              }}
            />
          ) : (
            <p>{word.beyond}</p>
          )}
          <Text
            figure
            label={word.unit}
            value={tier.unit}
            onChange={(unit) => {
              put(at, { unit })
            }}
          />
          {at < tiers.length - 1 && (
            <Button
              type="button"
              onClick={() => {
                onChange(tiers.filter((_, index) => index !== at))
              }}
            >
              {word.drop(`${word.upTo} ${tier.upTo}`)}
            </Button>
          )}
        </div>
      ))}
      <div>
        <Button
          type="button"
          onClick={() => {
            onChange([...tiers.slice(0, -1), { upTo: '', unit: '' }, tiers.at(-1) ?? { upTo: '', unit: '' }])
          }}
        >
          {word.addTier}
        </Button>
      </div>
    </>
  )
}

function PriceFields({ one, put }: { one: Price; put: Put<Price> }) {
  const word = useWords(contractWords)
  const language = useLanguage()
  const meters = [...new Set([...Object.keys(meterWords.en), one.meter])]

  return (
    <>
      <div className={style['grid']}>
        <Select label={word.meter} value={one.meter} options={meters.map((value) => ({ value, label: meterName(value, language) }))} onChange={(meter) => put({ meter })} />
        <Select
          label={word.model}
          value={one.model}
          options={(['unit', 'graduated', 'volume'] as const).map((value) => ({ value, label: word.models[value] }))}
          onChange={(value) => {
            const model = value as Price['model']
            put({ model, ...(model !== 'unit' && one.tiers.length === 0 && { tiers: [{ upTo: '', unit: one.unit }] }) })
          }}
        />
        {one.model === 'unit' && <Text figure label={word.unit} value={one.unit} onChange={(unit) => put({ unit })} />}
        <Text figure label={word.free} value={one.free} onChange={(free) => put({ free })} />
        <Text figure label={word.ownRate} value={one.rate} onChange={(rate) => put({ rate })} />
      </div>
      {one.model !== 'unit' && <Tiers tiers={one.tiers} onChange={(tiers) => put({ tiers })} />}
    </>
  )
}

function FeeFields({ one, put }: { one: Fee; put: Put<Fee> }) {
  const word = useWords(contractWords)

  return (
    <div className={style['grid']}>
      <Text label={word.name} value={one.name} onChange={(name) => put({ name })} />
      <Text figure label={word.amount} value={one.amount} onChange={(amount) => put({ amount })} />
      <Text label={word.feature} value={one.feature} onChange={(feature) => put({ feature })} />
      <Text figure label={word.ownRate} value={one.rate} onChange={(rate) => put({ rate })} />
    </div>
  )
}

function DiscountFields({ one, put }: { one: Discount; put: Put<Discount> }) {
  const word = useWords(contractWords)

  return (
    <div className={style['grid']}>
      <Text label={word.name} value={one.name} onChange={(name) => put({ name })} />
      <Text figure label={word.percent} value={one.percent} onChange={(percent) => put({ percent })} />
      <Text label={word.meters} hint={word.metersHint} value={one.meters} onChange={(meters) => put({ meters })} />
      <Text type="date" label={word.from} value={one.from} onChange={(from) => put({ from })} />
      <Text type="date" label={word.until} value={one.until} onChange={(until) => put({ until })} />
    </div>
  )
}

/** The lists of a contract: prices, fees and discounts. */
export function Parts({ draft, put }: { draft: Draft; put: Put<Draft> }) {
  const word = useWords(contractWords)

  return (
    <>
      <Each title={word.prices} of={draft.prices} fresh={{ meter: 'match', model: 'unit', unit: '', free: '', rate: '', tiers: [] }} onChange={(prices) => put({ prices })}>
        {(one, set) => <PriceFields one={one} put={set} />}
      </Each>
      <Each title={word.fees} of={draft.fees} fresh={{ name: '', amount: '', feature: '', rate: '' }} onChange={(fees) => put({ fees })}>
        {(one, set) => <FeeFields one={one} put={set} />}
      </Each>
      <Each title={word.discounts} of={draft.discounts} fresh={{ name: '', percent: '', meters: '', from: '', until: '' }} onChange={(discounts) => put({ discounts })}>
        {(one, set) => <DiscountFields one={one} put={set} />}
      </Each>
    </>
  )
}
