import { useEffect, useState, type Ref } from 'react'

import { useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import { Popover } from '#ui/popover.tsx'

import { isVerificationId } from './id.ts'
import { readStates, writeStates, type ListSearch } from './list.search.ts'
import { looks, states } from './state.ts'
import { verificationWords } from './words.ts'
import style from './filters.module.css'

interface Props {
  search: ListSearch
  onSearch: (next: ListSearch) => void
  onOpen: (id: string) => void
  ref?: Ref<HTMLInputElement>
}

// A person has stopped typing after this long, in milliseconds.
const pause = 300

// A filter begins at the newest page; an empty value leaves the address.
function changed(search: ListSearch, change: Partial<Record<keyof ListSearch, string | undefined>>): ListSearch {
  const entries = Object.entries({ ...search, ...change, after: undefined })

  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''))
}

function Search({ search, onSearch, onOpen, ref }: Props) {
  const word = useWords(verificationWords)
  const reference = search.reference ?? ''
  const [typed, setTyped] = useState({ text: reference, from: reference })
  // The address may change from elsewhere: then it wins over what was typed.
  const text = typed.from === reference ? typed.text : reference

  useEffect(() => {
    if (text === reference) return undefined
    const timer = setTimeout(() => {
      onSearch(changed(search, { reference: text.trim() }))
    }, pause)

    return () => {
      clearTimeout(timer)
    }
  }, [text, reference, search, onSearch])

  return (
    <form
      role="search"
      className={style['search']}
      onSubmit={(event) => {
        event.preventDefault()
        const wanted = text.trim()
        if (isVerificationId(wanted)) onOpen(wanted)
        else onSearch(changed(search, { reference: wanted }))
      }}
    >
      <Icon name="search" />
      <input
        ref={ref}
        type="search"
        value={text}
        maxLength={255}
        placeholder={word.search}
        aria-label={word.search}
        onChange={(event) => {
          setTyped({ text: event.target.value, from: reference })
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <kbd className={style['slash']}>/</kbd>
    </form>
  )
}

function StateFilter({ search, onSearch }: Props) {
  const word = useWords(verificationWords)
  const chosen = readStates(search.state)
  const [only] = chosen
  const label =
    chosen.length === 0 || !only
      ? word.filter.states
      : chosen.length === 1
        ? `${word.filter.states}: ${word.states[only]}`
        : word.filter.chosen(chosen.length)

  return (
    <Popover
      label={word.filter.states}
      className={style['holder'] ?? ''}
      trigger={(trigger) => (
        <button type="button" className={`${style['filter']} ${only ? style['on'] : ''}`} {...trigger}>
          <Icon name="filter" />
          {label}
          <Icon name="down" size={14} />
        </button>
      )}
    >
      {states.map((state) => (
        <label key={state} className={style['option']}>
          <input
            type="checkbox"
            checked={chosen.includes(state)}
            onChange={(event) => {
              const next = states.filter((each) => (each === state ? event.target.checked : chosen.includes(each)))
              onSearch(changed(search, { state: writeStates(next) }))
            }}
          />
          <span className={style[looks[state].meaning]}>
            <Icon name={looks[state].icon} size={14} />
          </span>
          {word.states[state]}
        </label>
      ))}
    </Popover>
  )
}

function localDay(daysAgo: number): string {
  const now = new Date()
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo)

  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}

function DateFilter({ search, onSearch }: Props) {
  const word = useWords(verificationWords)
  const { from, to } = search
  const presets = [
    [word.filter.today, 0],
    [word.filter.week, 6],
    [word.filter.month, 29],
  ] as const

  return (
    <Popover
      label={word.filter.created}
      className={style['holder'] ?? ''}
      trigger={(trigger) => (
        <button type="button" className={`${style['filter']} ${(from ?? to) ? style['on'] : ''}`} {...trigger}>
          <Icon name="calendar" />
          {(from ?? to) ? `${from ?? '…'} – ${to ?? '…'}` : word.filter.created}
          <Icon name="down" size={14} />
        </button>
      )}
    >
      <div className={style['dates']}>
        <div className={style['presets']}>
          {presets.map(([label, days]) => (
            <Button
              key={days}
              onClick={() => {
                onSearch(changed(search, { from: localDay(days), to: undefined }))
              }}
            >
              {label}
            </Button>
          ))}
        </div>
        <Field
          type="date"
          label={word.filter.from}
          value={from ?? ''}
          max={to}
          onChange={(event) => {
            onSearch(changed(search, { from: event.target.value }))
          }}
        />
        <Field
          type="date"
          label={word.filter.to}
          value={to ?? ''}
          min={from}
          onChange={(event) => {
            onSearch(changed(search, { to: event.target.value }))
          }}
        />
      </div>
    </Popover>
  )
}

/** What narrows the list. All of it stands in the address. */
export function Filters(props: Props) {
  const word = useWords(verificationWords)
  const { state, reference, from, to } = props.search

  return (
    <div className={style['filters']}>
      <Search {...props} />
      <StateFilter {...props} />
      <DateFilter {...props} />
      {(state ?? reference ?? from ?? to) && (
        <Button
          tone="ghost"
          onClick={() => {
            props.onSearch({})
          }}
        >
          <Icon name="close" size={14} />
          {word.filter.clear}
        </Button>
      )}
    </div>
  )
}
