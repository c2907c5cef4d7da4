import { useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { Select } from '#ui/select.tsx'

import { changed, stateOf, states, views, type QueueSearch, type View } from './search.ts'
import { reviewWords } from './words.ts'
import style from './review.module.css'

/** What narrows the queue. All of it stands in the address. One's own cases are so few that nothing narrows them. */
export function QueueFilters({ search, onSearch }: { search: QueueSearch; onSearch: (next: QueueSearch) => void }) {
  const word = useWords(reviewWords)
  const view: View = search.view ?? 'all'

  return (
    <div className={style['bar']}>
      <Segmented
        label={word.view}
        value={view}
        options={views.map((value) => ({ value, label: word.views[value] }))}
        onChange={(next) => {
          onSearch(next === 'mine' ? { view: next } : changed(search, { view: next === 'all' ? undefined : next }))
        }}
      />
      {view !== 'mine' && (
        <>
          <Select
            quiet
            label={word.filter.state}
            value={stateOf(search)?.toLowerCase() ?? ''}
            options={[{ value: '', label: word.filter.waiting }, ...states.map((state) => ({ value: state.toLowerCase(), label: word.states[state] }))]}
            onChange={(state) => {
              onSearch(changed(search, { state }))
            }}
          />
          <Select
            quiet
            label={word.filter.level}
            value={search.level ?? ''}
            options={[
              { value: '', label: word.filter.any },
              { value: 'normal', label: word.levels.NORMAL },
              { value: 'senior', label: word.levels.SENIOR },
            ]}
            onChange={(level) => {
              onSearch(changed(search, { level }))
            }}
          />
        </>
      )}
      {(search.view ?? search.state ?? search.level) && (
        <Button
          tone="ghost"
          onClick={() => {
            onSearch({})
          }}
        >
          <Icon name="close" size={14} />
          {word.filter.clear}
        </Button>
      )}
    </div>
  )
}
