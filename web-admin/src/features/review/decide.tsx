import type { ReviewReason } from '#gen/graphql.ts'
import { useWords } from '#lib/language.ts'
import { Button } from '#ui/button.tsx'
import { Lines } from '#ui/lines.tsx'
import { Problem } from '#ui/page.tsx'

import { caseWords } from './case.words.ts'
import { choose, lacks, noteLimit, reasonsFor, toggle, verdictsOf, type Draft, type Row } from './review.ts'
import style from './case.module.css'

/** The key that chooses each verdict. */
export const verdictKeys = { APPROVE: 'a', DECLINE: 'd', ESCALATE: 'e' } as const

/** The key of a reason by its place: 1 to 9, then 0. */
export function reasonKey(place: number): string {
  return String((place + 1) % 10)
}

interface Props {
  row: Pick<Row, 'state'>
  draft: Draft
  /** Whether the viewer has the case in hand. */
  held: boolean
  busy: boolean
  problem: string | undefined
  onDraft: (next: Draft) => void
  onDecide: () => void
}

function Key({ children }: { children: string }) {
  return (
    <kbd className={style['key']} aria-hidden="true">
      {children}
    </kbd>
  )
}

function Verdicts({ row, draft, onDraft }: Pick<Props, 'row' | 'draft' | 'onDraft'>) {
  const word = useWords(caseWords)

  return (
    <fieldset className={style['verdicts']} aria-label={word.verdict}>
      {verdictsOf(row).map((verdict) => (
        <label key={verdict} className={`${style['verdict']} ${style[verdict]}`}>
          <input
            type="radio"
            name="verdict"
            checked={draft.verdict === verdict}
            onChange={() => {
              onDraft(choose(draft, verdict))
            }}
          />
          {word.verdicts[verdict]}
          <Key>{verdictKeys[verdict]}</Key>
        </label>
      ))}
    </fieldset>
  )
}

function Reason({ reason, place, draft, onDraft }: { reason: ReviewReason; place: number } & Pick<Props, 'draft' | 'onDraft'>) {
  const word = useWords(caseWords)

  return (
    <label className={style['reason']}>
      <input
        type="checkbox"
        checked={draft.reasons.includes(reason)}
        onChange={() => {
          onDraft(toggle(draft, reason))
        }}
      />
      <span>{word.reasons[reason]}</span>
      <Key>{reasonKey(place)}</Key>
    </label>
  )
}

/** Where a reviewer says what they think: a verdict, its reasons and a note. The keys of the page do the same. */
export function DecideForm({ row, draft, held, busy, problem, onDraft, onDecide }: Props) {
  const word = useWords(caseWords)
  const { verdict } = draft
  const lacking = lacks(draft)

  return (
    <form
      className={style['form']}
      onSubmit={(event) => {
        event.preventDefault()
        onDecide()
      }}
      onKeyDown={(event) => {
        if (!(event.target instanceof HTMLTextAreaElement)) return
        if (event.key === 'Escape') event.target.blur()
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onDecide()
      }}
    >
      <Verdicts row={row} draft={draft} onDraft={onDraft} />
      {verdict && (
        <fieldset className={style['reasons']}>
          <legend className={style['legend']}>{word.reason}</legend>
          {reasonsFor[verdict].map((reason, place) => (
            <Reason key={reason} reason={reason} place={place} draft={draft} onDraft={onDraft} />
          ))}
        </fieldset>
      )}
      {verdict && (
        <Lines
          label={word.note}
          hint={lacking === 'note' ? word.noteNeeded : word.noteHint}
          rows={2}
          maxLength={noteLimit}
          value={draft.note}
          onChange={(note) => {
            onDraft({ ...draft, note })
          }}
        />
      )}
      <Problem>{problem}</Problem>
      <Button type="submit" large tone={verdict === 'DECLINE' ? 'danger' : 'primary'} disabled={busy || !held || lacking !== null}>
        {verdict ? word.hand[verdict] : word.decide}
        {verdict && lacking === null && <Key>⏎</Key>}
      </Button>
      <p className={style['hint']}>{held && lacking ? word.lacks[lacking] : word.keys}</p>
    </form>
  )
}
